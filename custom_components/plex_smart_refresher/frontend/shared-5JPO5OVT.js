var N2=Object.defineProperty;var W2=Object.getOwnPropertyDescriptor;var l=(V,C,H,L)=>{for(var M=L>1?void 0:L?W2(C,H):C,e=V.length-1,r;e>=0;e--)(r=V[e])&&(M=(L?r(C,H,M):r(M))||M);return L&&M&&N2(C,H,M),M};var A1=globalThis,N1=V=>V,G=A1.trustedTypes,W1=G?G.createPolicy("lit-html",{createHTML:V=>V}):void 0,d1="$lit$",s=`lit$${Math.random().toFixed(9).slice(2)}$`,p1="?"+s,$2=`<${p1}>`,O=document,T=()=>O.createComment(""),R=V=>V===null||typeof V!="object"&&typeof V!="function",n1=Array.isArray,z1=V=>n1(V)||typeof V?.[Symbol.iterator]=="function",a1=`[ 	
\f\r]`,B=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,$1=/-->/g,I1=/>/g,h=RegExp(`>|${a1}(?:([^\\s"'>=/]+)(${a1}*=${a1}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),U1=/'/g,G1=/"/g,K1=/^(?:script|style|textarea|title)$/i,m1=V=>(C,...H)=>({_$litType$:V,strings:C,values:H}),o=m1(1),j1=m1(2),z5=m1(3),f=Symbol.for("lit-noChange"),a=Symbol.for("lit-nothing"),Q1=new WeakMap,g=O.createTreeWalker(O,129);function q1(V,C){if(!n1(V)||!V.hasOwnProperty("raw"))throw Error("invalid template strings array");return W1!==void 0?W1.createHTML(C):C}var J1=(V,C)=>{let H=V.length-1,L=[],M,e=C===2?"<svg>":C===3?"<math>":"",r=B;for(let i=0;i<H;i++){let t=V[i],A,p,d=-1,Z=0;for(;Z<t.length&&(r.lastIndex=Z,p=r.exec(t),p!==null);)Z=r.lastIndex,r===B?p[1]==="!--"?r=$1:p[1]!==void 0?r=I1:p[2]!==void 0?(K1.test(p[2])&&(M=RegExp("</"+p[2],"g")),r=h):p[3]!==void 0&&(r=h):r===h?p[0]===">"?(r=M??B,d=-1):p[1]===void 0?d=-2:(d=r.lastIndex-p[2].length,A=p[1],r=p[3]===void 0?h:p[3]==='"'?G1:U1):r===G1||r===U1?r=h:r===$1||r===I1?r=B:(r=h,M=void 0);let c=r===h&&V[i+1].startsWith("/>")?" ":"";e+=r===B?t+$2:d>=0?(L.push(A),t.slice(0,d)+d1+t.slice(d)+s+c):t+s+(d===-2?i:c)}return[q1(V,e+(V[H]||"<?>")+(C===2?"</svg>":C===3?"</math>":"")),L]},F=class V{constructor({strings:C,_$litType$:H},L){let M;this.parts=[];let e=0,r=0,i=C.length-1,t=this.parts,[A,p]=J1(C,H);if(this.el=V.createElement(A,L),g.currentNode=this.el.content,H===2||H===3){let d=this.el.content.firstChild;d.replaceWith(...d.childNodes)}for(;(M=g.nextNode())!==null&&t.length<i;){if(M.nodeType===1){if(M.hasAttributes())for(let d of M.getAttributeNames())if(d.endsWith(d1)){let Z=p[r++],c=M.getAttribute(d).split(s),U=/([.?@])?(.*)/.exec(Z);t.push({type:1,index:e,name:U[2],strings:c,ctor:U[1]==="."?z:U[1]==="?"?K:U[1]==="@"?j:k}),M.removeAttribute(d)}else d.startsWith(s)&&(t.push({type:6,index:e}),M.removeAttribute(d));if(K1.test(M.tagName)){let d=M.textContent.split(s),Z=d.length-1;if(Z>0){M.textContent=G?G.emptyScript:"";for(let c=0;c<Z;c++)M.append(d[c],T()),g.nextNode(),t.push({type:2,index:++e});M.append(d[Z],T())}}}else if(M.nodeType===8)if(M.data===p1)t.push({type:2,index:e});else{let d=-1;for(;(d=M.data.indexOf(s,d+1))!==-1;)t.push({type:7,index:e}),d+=s.length-1}e++}}static createElement(C,H){let L=O.createElement("template");return L.innerHTML=C,L}};function b(V,C,H=V,L){if(C===f)return C;let M=L!==void 0?H._$Co?.[L]:H._$Cl,e=R(C)?void 0:C._$litDirective$;return M?.constructor!==e&&(M?._$AO?.(!1),e===void 0?M=void 0:(M=new e(V),M._$AT(V,H,L)),L!==void 0?(H._$Co??=[])[L]=M:H._$Cl=M),M!==void 0&&(C=b(V,M._$AS(V,C.values),M,L)),C}var Q=class{constructor(C,H){this._$AV=[],this._$AN=void 0,this._$AD=C,this._$AM=H}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(C){let{el:{content:H},parts:L}=this._$AD,M=(C?.creationScope??O).importNode(H,!0);g.currentNode=M;let e=g.nextNode(),r=0,i=0,t=L[0];for(;t!==void 0;){if(r===t.index){let A;t.type===2?A=new _(e,e.nextSibling,this,C):t.type===1?A=new t.ctor(e,t.name,t.strings,this,C):t.type===6&&(A=new q(e,this,C)),this._$AV.push(A),t=L[++i]}r!==t?.index&&(e=g.nextNode(),r++)}return g.currentNode=O,M}p(C){let H=0;for(let L of this._$AV)L!==void 0&&(L.strings!==void 0?(L._$AI(C,L,H),H+=L.strings.length-2):L._$AI(C[H])),H++}},_=class V{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(C,H,L,M){this.type=2,this._$AH=a,this._$AN=void 0,this._$AA=C,this._$AB=H,this._$AM=L,this.options=M,this._$Cv=M?.isConnected??!0}get parentNode(){let C=this._$AA.parentNode,H=this._$AM;return H!==void 0&&C?.nodeType===11&&(C=H.parentNode),C}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(C,H=this){C=b(this,C,H),R(C)?C===a||C==null||C===""?(this._$AH!==a&&this._$AR(),this._$AH=a):C!==this._$AH&&C!==f&&this._(C):C._$litType$!==void 0?this.$(C):C.nodeType!==void 0?this.T(C):z1(C)?this.k(C):this._(C)}O(C){return this._$AA.parentNode.insertBefore(C,this._$AB)}T(C){this._$AH!==C&&(this._$AR(),this._$AH=this.O(C))}_(C){this._$AH!==a&&R(this._$AH)?this._$AA.nextSibling.data=C:this.T(O.createTextNode(C)),this._$AH=C}$(C){let{values:H,_$litType$:L}=C,M=typeof L=="number"?this._$AC(C):(L.el===void 0&&(L.el=F.createElement(q1(L.h,L.h[0]),this.options)),L);if(this._$AH?._$AD===M)this._$AH.p(H);else{let e=new Q(M,this),r=e.u(this.options);e.p(H),this.T(r),this._$AH=e}}_$AC(C){let H=Q1.get(C.strings);return H===void 0&&Q1.set(C.strings,H=new F(C)),H}k(C){n1(this._$AH)||(this._$AH=[],this._$AR());let H=this._$AH,L,M=0;for(let e of C)M===H.length?H.push(L=new V(this.O(T()),this.O(T()),this,this.options)):L=H[M],L._$AI(e),M++;M<H.length&&(this._$AR(L&&L._$AB.nextSibling,M),H.length=M)}_$AR(C=this._$AA.nextSibling,H){for(this._$AP?.(!1,!0,H);C!==this._$AB;){let L=N1(C).nextSibling;N1(C).remove(),C=L}}setConnected(C){this._$AM===void 0&&(this._$Cv=C,this._$AP?.(C))}},k=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(C,H,L,M,e){this.type=1,this._$AH=a,this._$AN=void 0,this.element=C,this.name=H,this._$AM=M,this.options=e,L.length>2||L[0]!==""||L[1]!==""?(this._$AH=Array(L.length-1).fill(new String),this.strings=L):this._$AH=a}_$AI(C,H=this,L,M){let e=this.strings,r=!1;if(e===void 0)C=b(this,C,H,0),r=!R(C)||C!==this._$AH&&C!==f,r&&(this._$AH=C);else{let i=C,t,A;for(C=e[0],t=0;t<e.length-1;t++)A=b(this,i[L+t],H,t),A===f&&(A=this._$AH[t]),r||=!R(A)||A!==this._$AH[t],A===a?C=a:C!==a&&(C+=(A??"")+e[t+1]),this._$AH[t]=A}r&&!M&&this.j(C)}j(C){C===a?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,C??"")}},z=class extends k{constructor(){super(...arguments),this.type=3}j(C){this.element[this.name]=C===a?void 0:C}},K=class extends k{constructor(){super(...arguments),this.type=4}j(C){this.element.toggleAttribute(this.name,!!C&&C!==a)}},j=class extends k{constructor(C,H,L,M,e){super(C,H,L,M,e),this.type=5}_$AI(C,H=this){if((C=b(this,C,H,0)??a)===f)return;let L=this._$AH,M=C===a&&L!==a||C.capture!==L.capture||C.once!==L.once||C.passive!==L.passive,e=C!==a&&(L===a||M);M&&this.element.removeEventListener(this.name,this,L),e&&this.element.addEventListener(this.name,this,C),this._$AH=C}handleEvent(C){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,C):this._$AH.handleEvent(C)}},q=class{constructor(C,H,L){this.element=C,this.type=6,this._$AN=void 0,this._$AM=H,this.options=L}get _$AU(){return this._$AM._$AU}_$AI(C){b(this,C)}},K5={M:d1,P:s,A:p1,C:1,L:J1,R:Q,D:z1,V:b,I:_,H:k,N:K,U:j,B:z,F:q},I2=A1.litHtmlPolyfillSupport;I2?.(F,_),(A1.litHtmlVersions??=[]).push("3.3.3");var X1=(V,C,H)=>{let L=H?.renderBefore??C,M=L._$litPart$;if(M===void 0){let e=H?.renderBefore??null;L._$litPart$=M=new _(C.insertBefore(T(),e),e,void 0,H??{})}return M._$AI(V),M};var J=globalThis,X=J.ShadowRoot&&(J.ShadyCSS===void 0||J.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,l1=Symbol(),Y1=new WeakMap,D=class{constructor(C,H,L){if(this._$cssResult$=!0,L!==l1)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=C,this.t=H}get styleSheet(){let C=this.o,H=this.t;if(X&&C===void 0){let L=H!==void 0&&H.length===1;L&&(C=Y1.get(H)),C===void 0&&((this.o=C=new CSSStyleSheet).replaceSync(this.cssText),L&&Y1.set(H,C))}return C}toString(){return this.cssText}},C2=V=>new D(typeof V=="string"?V:V+"",void 0,l1),m=(V,...C)=>{let H=V.length===1?V[0]:C.reduce((L,M,e)=>L+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(M)+V[e+1],V[0]);return new D(H,V,l1)},H2=(V,C)=>{if(X)V.adoptedStyleSheets=C.map(H=>H instanceof CSSStyleSheet?H:H.styleSheet);else for(let H of C){let L=document.createElement("style"),M=J.litNonce;M!==void 0&&L.setAttribute("nonce",M),L.textContent=H.cssText,V.appendChild(L)}},v1=X?V=>V:V=>V instanceof CSSStyleSheet?(C=>{let H="";for(let L of C.cssRules)H+=L.cssText;return C2(H)})(V):V;var{is:U2,defineProperty:G2,getOwnPropertyDescriptor:Q2,getOwnPropertyNames:z2,getOwnPropertySymbols:K2,getPrototypeOf:j2}=Object,Y=globalThis,V2=Y.trustedTypes,q2=V2?V2.emptyScript:"",J2=Y.reactiveElementPolyfillSupport,E=(V,C)=>V,N={toAttribute(V,C){switch(C){case Boolean:V=V?q2:null;break;case Object:case Array:V=V==null?V:JSON.stringify(V)}return V},fromAttribute(V,C){let H=V;switch(C){case Boolean:H=V!==null;break;case Number:H=V===null?null:Number(V);break;case Object:case Array:try{H=JSON.parse(V)}catch{H=null}}return H}},C1=(V,C)=>!U2(V,C),L2={attribute:!0,type:String,converter:N,reflect:!1,useDefault:!1,hasChanged:C1};Symbol.metadata??=Symbol("metadata"),Y.litPropertyMetadata??=new WeakMap;var u=class extends HTMLElement{static addInitializer(C){this._$Ei(),(this.l??=[]).push(C)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(C,H=L2){if(H.state&&(H.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(C)&&((H=Object.create(H)).wrapped=!0),this.elementProperties.set(C,H),!H.noAccessor){let L=Symbol(),M=this.getPropertyDescriptor(C,L,H);M!==void 0&&G2(this.prototype,C,M)}}static getPropertyDescriptor(C,H,L){let{get:M,set:e}=Q2(this.prototype,C)??{get(){return this[H]},set(r){this[H]=r}};return{get:M,set(r){let i=M?.call(this);e?.call(this,r),this.requestUpdate(C,i,L)},configurable:!0,enumerable:!0}}static getPropertyOptions(C){return this.elementProperties.get(C)??L2}static _$Ei(){if(this.hasOwnProperty(E("elementProperties")))return;let C=j2(this);C.finalize(),C.l!==void 0&&(this.l=[...C.l]),this.elementProperties=new Map(C.elementProperties)}static finalize(){if(this.hasOwnProperty(E("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(E("properties"))){let H=this.properties,L=[...z2(H),...K2(H)];for(let M of L)this.createProperty(M,H[M])}let C=this[Symbol.metadata];if(C!==null){let H=litPropertyMetadata.get(C);if(H!==void 0)for(let[L,M]of H)this.elementProperties.set(L,M)}this._$Eh=new Map;for(let[H,L]of this.elementProperties){let M=this._$Eu(H,L);M!==void 0&&this._$Eh.set(M,H)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(C){let H=[];if(Array.isArray(C)){let L=new Set(C.flat(1/0).reverse());for(let M of L)H.unshift(v1(M))}else C!==void 0&&H.push(v1(C));return H}static _$Eu(C,H){let L=H.attribute;return L===!1?void 0:typeof L=="string"?L:typeof C=="string"?C.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(C=>this.enableUpdating=C),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(C=>C(this))}addController(C){(this._$EO??=new Set).add(C),this.renderRoot!==void 0&&this.isConnected&&C.hostConnected?.()}removeController(C){this._$EO?.delete(C)}_$E_(){let C=new Map,H=this.constructor.elementProperties;for(let L of H.keys())this.hasOwnProperty(L)&&(C.set(L,this[L]),delete this[L]);C.size>0&&(this._$Ep=C)}createRenderRoot(){let C=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return H2(C,this.constructor.elementStyles),C}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(C=>C.hostConnected?.())}enableUpdating(C){}disconnectedCallback(){this._$EO?.forEach(C=>C.hostDisconnected?.())}attributeChangedCallback(C,H,L){this._$AK(C,L)}_$ET(C,H){let L=this.constructor.elementProperties.get(C),M=this.constructor._$Eu(C,L);if(M!==void 0&&L.reflect===!0){let e=(L.converter?.toAttribute!==void 0?L.converter:N).toAttribute(H,L.type);this._$Em=C,e==null?this.removeAttribute(M):this.setAttribute(M,e),this._$Em=null}}_$AK(C,H){let L=this.constructor,M=L._$Eh.get(C);if(M!==void 0&&this._$Em!==M){let e=L.getPropertyOptions(M),r=typeof e.converter=="function"?{fromAttribute:e.converter}:e.converter?.fromAttribute!==void 0?e.converter:N;this._$Em=M;let i=r.fromAttribute(H,e.type);this[M]=i??this._$Ej?.get(M)??i,this._$Em=null}}requestUpdate(C,H,L,M=!1,e){if(C!==void 0){let r=this.constructor;if(M===!1&&(e=this[C]),L??=r.getPropertyOptions(C),!((L.hasChanged??C1)(e,H)||L.useDefault&&L.reflect&&e===this._$Ej?.get(C)&&!this.hasAttribute(r._$Eu(C,L))))return;this.C(C,H,L)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(C,H,{useDefault:L,reflect:M,wrapped:e},r){L&&!(this._$Ej??=new Map).has(C)&&(this._$Ej.set(C,r??H??this[C]),e!==!0||r!==void 0)||(this._$AL.has(C)||(this.hasUpdated||L||(H=void 0),this._$AL.set(C,H)),M===!0&&this._$Em!==C&&(this._$Eq??=new Set).add(C))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(H){Promise.reject(H)}let C=this.scheduleUpdate();return C!=null&&await C,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[M,e]of this._$Ep)this[M]=e;this._$Ep=void 0}let L=this.constructor.elementProperties;if(L.size>0)for(let[M,e]of L){let{wrapped:r}=e,i=this[M];r!==!0||this._$AL.has(M)||i===void 0||this.C(M,void 0,e,i)}}let C=!1,H=this._$AL;try{C=this.shouldUpdate(H),C?(this.willUpdate(H),this._$EO?.forEach(L=>L.hostUpdate?.()),this.update(H)):this._$EM()}catch(L){throw C=!1,this._$EM(),L}C&&this._$AE(H)}willUpdate(C){}_$AE(C){this._$EO?.forEach(H=>H.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(C)),this.updated(C)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(C){return!0}update(C){this._$Eq&&=this._$Eq.forEach(H=>this._$ET(H,this[H])),this._$EM()}updated(C){}firstUpdated(C){}};u.elementStyles=[],u.shadowRootOptions={mode:"open"},u[E("elementProperties")]=new Map,u[E("finalized")]=new Map,J2?.({ReactiveElement:u}),(Y.reactiveElementVersions??=[]).push("2.1.2");var x1=globalThis,x=class extends u{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let C=super.createRenderRoot();return this.renderOptions.renderBefore??=C.firstChild,C}update(C){let H=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(C),this._$Do=X1(H,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return f}};x._$litElement$=!0,x.finalized=!0,x1.litElementHydrateSupport?.({LitElement:x});var X2=x1.litElementPolyfillSupport;X2?.({LitElement:x});(x1.litElementVersions??=[]).push("4.2.2");var Y2={attribute:!0,type:String,converter:N,reflect:!1,hasChanged:C1},C5=(V=Y2,C,H)=>{let{kind:L,metadata:M}=H,e=globalThis.litPropertyMetadata.get(M);if(e===void 0&&globalThis.litPropertyMetadata.set(M,e=new Map),L==="setter"&&((V=Object.create(V)).wrapped=!0),e.set(H.name,V),L==="accessor"){let{name:r}=H;return{set(i){let t=C.get.call(this);C.set.call(this,i),this.requestUpdate(r,t,V,!0,i)},init(i){return i!==void 0&&this.C(r,void 0,V,i),i}}}if(L==="setter"){let{name:r}=H;return function(i){let t=this[r];C.call(this,i),this.requestUpdate(r,t,V,!0,i)}}throw Error("Unsupported decorator location: "+L)};function S(V){return(C,H)=>typeof H=="object"?C5(V,C,H):((L,M,e)=>{let r=M.hasOwnProperty(e);return M.constructor.createProperty(e,L),r?Object.getOwnPropertyDescriptor(M,e):void 0})(V,C,H)}function H1(V){return S({...V,state:!0,attribute:!1})}var y=(V,C,H)=>(H.configurable=!0,H.enumerable=!0,Reflect.decorate&&typeof C!="object"&&Object.defineProperty(V,C,H),H);function P(V,C){return(H,L,M)=>{let e=r=>r.renderRoot?.querySelector(V)??null;if(C){let{get:r,set:i}=typeof L=="object"?H:M??(()=>{let t=Symbol();return{get(){return this[t]},set(A){this[t]=A}}})();return y(H,L,{get(){let t=r.call(this);return t===void 0&&(t=e(this),(t!==null||this.hasUpdated)&&i.call(this,t)),t}})}return y(H,L,{get(){return e(this)}})}}var V1="plex_smart_refresher/",M2="/api/plex_smart_refresher/";function Z1(V){let{code:C,message:H,translation_key:L}=V??{};return typeof V=="number"||typeof C=="number"?{code:"connection",message:""}:{code:String(L??C??"unknown"),message:String(H??V)}}var e2=V=>Object.fromEntries(Object.entries(V).filter(([,C])=>C!==""&&C!==void 0)),H5=2e3,r2=class V{constructor(C,H){this.hass=C;this.entryId=H;this.thumbs=new Map}static async entries(C){return(await C.callWS({type:`${V1}entries`})).entries}call(C,H={}){return this.hass().callWS({type:V1+C,entry_id:this.entryId,...e2(H)})}jobs(C,H,L=0){return this.call("jobs",{...C,limit:H,offset:L})}async job(C){return(await this.call("job",{job_id:C})).job}jobItems(C,H,L,M){return this.call("job_items",{job_id:C,result:H,limit:L,offset:M})}log(C,H,L,M){return this.call("log",{job_id:C,...H,limit:L,before_id:M})}items(C,H,L){return this.call("items",{...C,limit:H,offset:L})}start(C){return this.call("start",C)}cancel(){return this.call("cancel")}pause(){return this.call("pause")}resume(){return this.call("resume")}refreshItems(C){return this.call("refresh_items",{rating_keys:C})}ignore(C,H){return this.call("ignore",{rating_keys:C,ignored:H})}setSettings(C){return this.call("set_settings",C)}subscribe(C){let H;return this.follow({type:`${V1}subscribe`,entry_id:this.entryId},L=>L.type==="unloaded"?!1:(L.type==="state"?H=L.state:H&&(H={...H,...L.state}),H&&C.onState(H),!0),L=>C.onError(L))}subscribeLog(C,H,L,M,e){return this.follow({type:`${V1}subscribe_log`,entry_id:this.entryId,job_id:C,limit:L,...e2(H)},({initial:r,...i})=>(M(i,r),!0),e)}follow(C,H,L){let M=!1,e,r,i=p=>{p?.then(d=>d()).catch(()=>{})},t=()=>{M||(e=setTimeout(A,H5))},A=()=>{let p=this.hass().connection.subscribeMessage(d=>{M||r!==p||H(d)||(r=void 0,i(p),L({code:"not_loaded",message:""}),t())},C);r=p,p.catch(d=>{r=void 0,!M&&(L(Z1(d)),t())})};return A(),()=>{M=!0,clearTimeout(e),i(r)}}thumb(C){let H=this.thumbs.get(C);return H||(H=this.fetchThumb(C).catch(()=>""),this.thumbs.set(C,H),this.forgetOldThumbs()),H}static{this.MAX_THUMBS=400}async fetchThumb(C){let H=`${M2}${this.entryId}/thumb/${encodeURIComponent(C)}`,L=await this.hass().fetchWithAuth(H);return L.status!==200?"":URL.createObjectURL(await L.blob())}forgetOldThumbs(){for(let[C,H]of this.thumbs){if(this.thumbs.size<=V.MAX_THUMBS)return;this.thumbs.delete(C),H.then(L=>L&&URL.revokeObjectURL(L))}}release(){for(let C of this.thumbs.values())C.then(H=>H&&URL.revokeObjectURL(H));this.thumbs.clear()}async logAddress(C){let H=`${M2}${this.entryId}/log/${encodeURIComponent(C)}`,L=await this.hass().callWS({type:"auth/sign_path",path:H,expires:30});return this.hass().hassUrl?.(L.path)??L.path}};function L1(V,C){customElements.get(V)||customElements.define(V,C)}var t2=V=>({locale:V.locale,serverZone:V.config.time_zone});function u1({locale:V}){switch(V.number_format){case"comma_decimal":return"en-US";case"decimal_comma":return"de";case"space_comma":return"fr";case"quote_decimal":return"de-CH";case"system":return;default:return V.language}}function i2(V,C,H=0){return new Intl.NumberFormat(u1(V),{maximumFractionDigits:H,minimumFractionDigits:H,useGrouping:V.locale.number_format!=="none"}).format(C)}function o2(V,C,H=0){let L=10**-H,M=C>0&&C<100?Math.min(Math.max(C,L),100-L):C;return new Intl.NumberFormat(u1(V),{style:"percent",maximumFractionDigits:H,minimumFractionDigits:H}).format(M/100)}var a2=({locale:V,serverZone:C})=>V.time_zone==="server"?C:void 0;function V5({locale:V}){if(V.time_format==="12")return!0;if(V.time_format==="24")return!1}var L5=({locale:V})=>V.time_format==="system"?void 0:V.language;function S1(V,C,H=!1){return new Intl.DateTimeFormat(L5(V),{hour:"2-digit",minute:"2-digit",second:H?"2-digit":void 0,hour12:V5(V),timeZone:a2(V)}).format(C*1e3)}var M5={DMY:["day","month","year"],MDY:["month","day","year"],YMD:["year","month","day"]};function M1(V,C){let H=M5[V.locale.date_format],L=V.locale.date_format==="system"?void 0:V.locale.language,M=new Intl.DateTimeFormat(L,{year:"numeric",month:H?"2-digit":"short",day:H?"2-digit":"numeric",timeZone:a2(V)}).formatToParts(C*1e3);if(!H)return M.map(i=>i.value).join("");let e=i=>M.find(t=>t.type===i)?.value??"",r=M.find(i=>i.type==="literal")?.value.trim()||"/";return H.map(e).join(V.locale.date_format==="YMD"?"-":r)}var A2=(V,C)=>`${M1(V,C)}, ${S1(V,C)}`,e5=[["day",86400],["hour",3600],["minute",60]];function d2(V,C,H){let L=C-H;if(Math.abs(L)>30*86400)return M1(V,C);let M=new Intl.RelativeTimeFormat(V.locale.language,{numeric:"auto"});for(let[e,r]of e5)if(Math.abs(L)>=r)return M.format(Math.trunc(L/r),e);return M.format(0,"second")}var s1=(V,C,H)=>new Intl.NumberFormat(u1(V)??V.locale.language,{style:"unit",unit:H,unitDisplay:"short",maximumFractionDigits:0}).format(C);function p2(V,C){let H=Math.max(0,Math.round(C)),[L,M,e]=[Math.floor(H/3600),Math.floor(H/60)%60,H%60],r=[];return L&&r.push(s1(V,L,"hour")),M&&r.push(s1(V,M,"minute")),!L&&(e||!M)&&r.push(s1(V,e,"second")),r.join(" ")}function n2(V){return V<10?Math.max(1,Math.ceil(V)):V<60?Math.ceil(V/5)*5:V<600?Math.ceil(V/15)*15:Math.ceil(V/60)*60}function N3(V,C){let H=C.trim().toLocaleLowerCase();if(!H)return[{text:V,hit:!1}];let L=V.toLocaleLowerCase();if(L.length!==V.length)return[{text:V,hit:!1}];let M=[],e=0;for(let r=L.indexOf(H);r>=0;r=L.indexOf(H,e))r>e&&M.push({text:V.slice(e,r),hit:!1}),e=r+H.length,M.push({text:V.slice(r,e),hit:!0});return e<V.length&&M.push({text:V.slice(e),hit:!1}),M}var m2={title:"Plex Refresher",server:"Server",view_overview:"Übersicht",view_jobs:"Aufträge",view_items:"Titel",view_settings:"Einstellungen",navigation:"Ansichten",loading:"Wird geladen",retry:"Erneut versuchen",cancel_dialog:"Abbrechen",search:"Suchen",clear_search:"Suche leeren",clear_filters:"Filter zurücksetzen",all:"Alle",none:"Keine",yes:"Ja",no:"Nein",unknown:"Unbekannt",show_table:"Als Tabelle anzeigen",connection_lost:"Verbindung unterbrochen. Die Anzeige ist von {time} und wird automatisch aktualisiert.",server_unreachable:"Der Plex-Server antwortet gerade nicht.",admin_only_title:"Nur für Administratoren",admin_only_text:"Titel, Protokolle und Einstellungen sind nur für Administratoren sichtbar.",no_servers_title:"Noch kein Plex-Server",no_servers_text:"Sobald Plex Smart Refresher unter Einstellungen › Geräte & Dienste hinzugefügt ist, erscheint der Server hier.",add_server:"Server hinzufügen",not_loaded_title:"Dieser Server ist nicht bereit",not_loaded_text:"Home Assistant hat ihn nicht geladen: Er startet vielleicht noch, ist deaktiviert oder braucht Aufmerksamkeit. Diese Seite versucht es weiter.",open_integration:"Integration öffnen",unknown_server_title:"Diesen Server gibt es nicht",unknown_server_text:"Die Adresse nennt einen Server, der nicht mehr vorhanden ist.",go_overview:"Zur Übersicht",start_scan:"Scan starten",dry_run:"Probelauf",dry_run_start:"Probelauf",dry_run_hint:"Findet Mängel und ändert nichts",cancel_scan:"Scan abbrechen",pause_scan:"Scan pausieren",pause_hint:"Beginnt nichts Neues, bis er fortgesetzt wird; woran Plex gerade arbeitet, wird noch geprüft",resume_scan:"Scan fortsetzen",start_instead_hint:"Beginnt von vorn; der unterbrochene Scan kann dann nicht mehr weitergehen",cancelling:"Wird abgebrochen …",scan_options:"Scan mit anderen Einstellungen",started:"Scan gestartet",cancelled:"Scan abgebrochen",paused:"Scan pausiert",resumed:"Scan fortgesetzt",resumable:"Der letzte Scan wurde unterbrochen. Er kann dort weitergehen, wo er war.",dialog_options_title:"Scan mit anderen Einstellungen",dialog_options_text:"Sie gelten nur für diesen Scan.",dialog_large_title:"Wirklich so viel scannen?",dialog_large_known:"Dieser Scan prüft etwa {count} Titel.",dialog_large_unknown:"Dieser Scan prüft {window}. Auf einem großen Server kann das Stunden dauern.",dialog_large_text:"Mangelhafte Titel werden nacheinander aktualisiert. Abbrechen ist jederzeit möglich.",dialog_large_dry:"Es ist ein Probelauf: Geändert wird nichts.",dialog_cancel_title:"Diesen Scan abbrechen?",dialog_cancel_text:"Erledigtes bleibt erledigt. Titel, die gerade in Arbeit sind, haben kein Ergebnis und kommen beim nächsten Mal wieder an die Reihe.",keep_scanning:"Weiter scannen",keep_paused:"Pausiert lassen",field_libraries:"Mediatheken",field_libraries_hint:"Ohne Auswahl sind es alle",field_days:"Tage zurück",field_days_hint:"Titel, die in so vielen Tagen hinzugekommen sind; 0 ist die ganze Mediathek",field_max_items:"Höchstens so viele Titel je Mediathek",field_max_items_hint:"0 bedeutet ohne Grenze",field_dry_run:"Probelauf",field_dry_run_hint:"Mängel nur finden, auf dem Server nichts ändern",days_one:"{count} Tag",days_other:"{count} Tage",window_all:"die ganze Mediathek",window_days_one:"den letzten Tag",window_days_other:"die letzten {count} Tage",no_limit:"Ohne Grenze",state_idle:"Bereit",state_running:"Scan läuft",state_refreshing_items:"Titel werden aktualisiert",now_working:"Jetzt",progress:"Fortschritt",progress_done:"{done} von {total}",pace_one:"{count} Titel/min",pace_other:"{count} Titel/min",time_left:"Noch etwa {time}",time_left_phase:"Noch etwa {time} in dieser Phase",time_left_unknown:"Restzeit wird ermittelt …",running_since:"Läuft seit {time}",since:"Seit {time}, {duration} lang",paused_since:"Pausiert seit {time}, {duration} lang",live_phase:"Phase {phase}",live_paused:"Scan pausiert. {reason}",live_finished:"Scan beendet. {summary}",phase_collect:"Sammeln",phase_inspect:"Prüfen",phase_refresh:"Aktualisieren",phase_verify:"Kontrollieren",phase_collect_hint:"Listet die Mediatheken auf",phase_inspect_hint:"Sucht fehlende Metadaten",phase_refresh_hint:"Lässt Plex neu abrufen",phase_verify_hint:"Wartet auf die letzten Ergebnisse",phase_state_done:"erledigt",phase_state_active:"läuft",phase_state_paused:"pausiert",phase_state_ahead:"steht noch aus",tally:"Zwischenstand",tally_checked:"Geprüft",tally_healthy:"In Ordnung",tally_defective:"Mangelhaft",tally_failed:"Nicht behoben",result_healthy:"In Ordnung",result_fixed:"Behoben",result_partly_fixed:"Teilweise behoben",result_unresolved:"Ungelöst",result_timed_out:"Zeit überschritten",result_gone:"Verschwunden",result_errored:"Fehler",result_skipped:"Übersprungen",result_would_refresh:"Würde aktualisiert",skip_protected:"Eine Aktualisierung würde von Hand Gemachtes zerstören",protected_somehow:"Eine Aktualisierung würde von Hand Gemachtes zerstören.",protected_itself:"Er hat keine Zuordnung, aber {made}: Eine Aktualisierung würde das verwerfen.",protected_below:"{title}, darunter, hat keine Zuordnung, aber {made}: Eine Aktualisierung würde das verwerfen.",made_summary:"eine von Hand geschriebene Beschreibung",made_fields:"gesperrte Felder ({fields})",made_and:" und ",field_name_title:"Titel",field_name_titleSort:"Sortiertitel",field_name_summary:"Beschreibung",field_name_thumb:"Poster",field_name_art:"Hintergrund",field_name_year:"Jahr",field_name_genre:"Genre",skip_backoff:"Der nächste Versuch ist noch nicht fällig",skip_given_up:"Zu oft fehlgeschlagen",skip_refresh_cap:"Die Grenze dieses Scans war erreicht",skip_ignored:"Soll auf Wunsch in Ruhe gelassen werden",defect_no_match:"Keine Zuordnung",defect_missing_poster:"Kein Poster",defect_missing_summary:"Keine Beschreibung",defect_placeholder_title:"Platzhalter als Titel",defect_inherited_poster:"Geerbtes Poster",defect_no_external_ids:"Keine externen Kennungen",status_running:"Läuft",status_paused:"Pausiert",status_success:"Erfolgreich",status_failed:"Fehlgeschlagen",status_cancelled:"Abgebrochen",status_interrupted:"Unterbrochen",trigger_manual:"Von Hand",trigger_action:"Durch eine Aktion",trigger_schedule:"Nach Zeitplan",pause_user:"Von Hand pausiert",pause_server_unavailable:"Der Plex-Server antwortet nicht",pause_provider_down:"Plex bekommt nichts von seinen Metadatenquellen",pause_entity:"Die Entität, die in den Optionen gewählt ist, verlangt es",pause_server_busy:"Der Plex-Server ist mit dem Scan einer Mediathek oder seiner Wartung beschäftigt",pause_playing:"Jemand sieht gerade etwas an",pause_until_resumed:"Er wartet, bis jemand ihn fortsetzt.",pause_tries_again:"Er versucht es von selbst wieder und gibt nach der längsten Wartezeit auf, die in den Optionen steht.",pause_goes_on:"Er geht von selbst weiter, wenn das vorbei ist, oder nach der längsten Wartezeit, die in den Optionen steht.",error_unknown:"Ein unerwarteter Fehler; Näheres steht im Protokoll von Home Assistant",error_server_unavailable:"Der Plex-Server hat nicht geantwortet",error_starting_up:"Der Plex-Server war noch beim Starten",error_invalid_auth:"Der Plex-Server akzeptiert die Anmeldung nicht mehr",error_not_owner:"Das Konto darf diesen Plex-Server nicht ändern",error_provider_down:"Plex bekommt nichts von seinen Metadatenquellen",error_library_gone:"Keine der Mediatheken ist noch vorhanden",error_request_failed:"Der Plex-Server hat eine Anfrage abgelehnt",error_internal_error:"Ein unerwarteter Fehler; Näheres steht im Protokoll von Home Assistant",error_job_running:"Es läuft bereits ein Scan",error_no_job:"Es läuft kein Scan",error_no_pause:"Kein Scan ist pausiert, und keiner wurde unterbrochen, der weitergehen könnte",error_log_index_failed:"Das Protokoll kann nicht gelesen oder geschrieben werden; Näheres steht im Protokoll von Home Assistant",error_not_loaded:"Dieser Server ist nicht bereit",error_not_found:"Das ist nicht mehr vorhanden",error_unauthorized:"Das dürfen nur Administratoren",error_connection:"Home Assistant antwortet nicht",section_now:"Jetzt",section_health:"Zustand der Mediatheken",section_totals:"Seit Beginn",last_scan:"Letzter Scan",next_scan:"Nächster Scan",no_schedule:"Kein Zeitplan",no_schedule_hint:"Auf der Seite der Integration lässt sich einer hinzufügen",waiting:"Warten auf einen neuen Versuch",waiting_hint:"Fehlgeschlagene Titel, die später wieder an der Reihe sind",to_review:"Zu prüfende Titel",to_review_hint:"Titel, denen eine Aktualisierung schaden würde und die Scans deshalb in Ruhe lassen",total_jobs:"Scans",total_checked:"Geprüfte Titel",total_fixed:"Behobene Titel",total_rate:"Erfolgsquote",total_rate_hint:"Aktualisierte Titel, bei denen alle Mängel behoben sind",first_scan_title:"Bereit für den ersten Scan",first_scan_text:"Ein Probelauf sucht fehlende Poster, Beschreibungen und Zuordnungen und ändert nichts. Danach zeigt diese Seite den Zustand jeder Mediathek.",health_empty:"Nach dem ersten Scan steht hier der Zustand jeder Mediathek.",health_share:"{percent} ohne Mängel",health_checked_one:"{count} Titel geprüft",health_checked_other:"{count} Titel geprüft",health_partial:"Nur Zeitfenster",health_partial_hint:"Der Scan hat einen Teil der Mediathek geprüft",health_all_well:"Keine Mängel",health_trend:"Verlauf über {count} Scans: von {first} auf {last}",health_trend_none:"Ein Verlauf erscheint nach dem zweiten Scan",health_up:"+{points} Punkte",health_down:"−{points} Punkte",health_same:"Unverändert",column_library:"Mediathek",column_share:"Ohne Mängel",column_defective:"Mangelhaft",summary_fixed_one:"{count} behoben",summary_fixed_other:"{count} behoben",summary_failed_one:"{count} nicht behoben",summary_failed_other:"{count} nicht behoben",summary_would_one:"{count} würde aktualisiert",summary_would_other:"{count} würden aktualisiert",summary_none:"Nichts zu beheben",summary_checked_one:"{count} geprüft",summary_checked_other:"{count} geprüft",jobs_empty_title:"Noch keine Aufträge",jobs_empty_text:"Jeder Scan hinterlässt hier einen Auftrag: was er getan hat, Titel für Titel, mit Protokoll.",jobs_no_match_title:"Kein Auftrag passt zu diesen Filtern",filter_status:"Status",filter_trigger:"Gestartet",job_of:"Auftrag vom {time}",job_missing_title:"Diesen Auftrag gibt es nicht",job_missing_text:"Alte Aufträge werden nach einiger Zeit entfernt.",job_all:"Alle Aufträge",job_options:"Optionen",job_phases:"Phasen",job_items:"Bearbeitete Titel",job_log:"Protokoll",job_scope:"Mediatheken",job_scope_all:"Alle",job_scope_items_one:"{count} ausgewählter Titel",job_scope_items_other:"{count} ausgewählte Titel",job_window:"Zeitfenster",job_max_items:"Titel je Mediathek",job_max_refreshes:"Höchstens Aktualisierungen",job_trigger:"Gestartet",job_finished:"Beendet",job_pause:"Grund der Pause",put_back:"Von der Aktualisierung verschlechtert und wiederhergestellt: {what}",put_back_poster:"Poster",put_back_title:"Titel",put_back_summary:"Beschreibung",put_back_below:"etwas an einem Titel darunter",before:"Vorher",after:"Nachher",all_well:"Alles in Ordnung",job_items_empty:"Kein Titel brauchte etwas.",job_items_empty_running:"Noch hat kein Titel ein Ergebnis.",job_items_no_match:"Kein Titel hat dieses Ergebnis.",log_level:"Stufe",log_level_debug:"Alles",log_level_info:"Ab Info",log_level_warning:"Warnungen und Fehler",log_level_error:"Nur Fehler",level_debug:"Debug",level_info:"Info",level_warning:"Warnung",level_error:"Fehler",log_search:"Protokoll durchsuchen",log_download:"Herunterladen",log_follow:"Neueste Zeilen",log_live:"Live",log_empty:"Das Protokoll ist leer.",log_no_match:"Keine Zeile passt.",log_lines_one:"{count} Zeile",log_lines_other:"{count} Zeilen",log_older:"Ältere Zeilen",log_beginning:"Hier beginnt das Protokoll",log_of_item:"Zeilen eines Titels",log_to_item:"Titel anzeigen",log_region:"Protokollzeilen",items_search:"Titel durchsuchen",items_empty_title:"Bisher nichts Mangelhaftes",items_empty_text:"Titel, die ein Scan mangelhaft findet, stehen hier, mit dem, was aus ihnen wurde.",items_no_match_title:"Kein Titel passt",items_no_match_text:"Ein anderes Wort oder weniger Filter helfen vielleicht.",all_items:"Alle Titel",review_note:"Scans lassen diese Titel in Ruhe, weil eine Aktualisierung von Hand Gemachtes zerstören würde. Werden sie in Plex von Hand zugeordnet, nimmt der nächste Scan sie von dieser Liste; sonst lassen sie sich ignorieren.",review_empty_title:"Nichts zu prüfen",review_empty_text:"Kein Titel wird wegen von Hand Gemachtem in Ruhe gelassen.",filter_library:"Mediathek",filter_defect:"Mangel",filter_result:"Ergebnis",filter_open:"Nur offene",sort_by:"Sortieren nach",sort_last_seen:"Zuletzt gesehen",sort_title:"Titel",sort_attempts:"Versuche",sort_next_attempt:"Nächster Versuch",descending:"Absteigend",ascending:"Aufsteigend",selected_one:"{count} ausgewählt",selected_other:"{count} ausgewählt",select_all:"Alle auf dieser Seite auswählen",select_item:"{title} auswählen",clear_selection:"Auswahl aufheben",refresh_now:"Jetzt aktualisieren",ignore:"Ignorieren",unignore:"Nicht mehr ignorieren",open_in_plex:"In Plex öffnen",item_actions:"Aktionen für {title}",ignored:"Ignoriert",given_up:"Aufgegeben",attempts_one:"{count} Versuch",attempts_other:"{count} Versuche",next_try:"Nächster Versuch {time}",next_try_due:"Nächster Versuch ist fällig",seen:"Gesehen {time}",items_ignored_one:"{count} Titel wird jetzt ignoriert",items_ignored_other:"{count} Titel werden jetzt ignoriert",items_unignored_one:"{count} Titel wird wieder geprüft",items_unignored_other:"{count} Titel werden wieder geprüft",items_refreshing_one:"{count} Titel wird aktualisiert",items_refreshing_other:"{count} Titel werden aktualisiert",one_item:"Nur ein Titel",page_of:"{from}–{to} von {total}",page_previous:"Vorherige Seite",page_next:"Nächste Seite",pages:"Seiten",type_movie:"Film",type_show:"Serie",type_season:"Staffel",type_episode:"Folge",type_artist:"Interpret",type_album:"Album",settings_scan:"Was ein Scan prüft",settings_scan_text:"Das gilt für alle Scans, die nichts anderes angeben.",settings_save:"Speichern",settings_saved:"Gespeichert",settings_undo:"Änderungen verwerfen",settings_more:"Alles Weitere",settings_more_text:"Mediatheken, Arten von Titeln, Tempo, Wiederholungen und Aufbewahrung stehen in den Optionen der Integration.",settings_about:"Über",settings_plex_version:"Plex Media Server",settings_reachable:"Erreichbar",card_name:"Plex Smart Refresher",card_description:"Stand des Scans, starten, pausieren und abbrechen, letztes Ergebnis",card_missing:"Bitte in den Einstellungen der Karte einen Server wählen.",card_open:"Plex Refresher öffnen",card_field_entry:"Server",card_field_title:"Titel",card_field_actions:"Tasten anzeigen",card_last:"Letzter Scan {time}"};var e1={title:"Plex Refresher",server:"Server",view_overview:"Overview",view_jobs:"Jobs",view_items:"Items",view_settings:"Settings",navigation:"Views",loading:"Loading",retry:"Try again",cancel_dialog:"Cancel",search:"Search",clear_search:"Clear search",clear_filters:"Clear filters",all:"All",none:"None",yes:"Yes",no:"No",unknown:"Unknown",show_table:"Show as table",connection_lost:"Connection lost. What you see is from {time}; it catches up by itself.",server_unreachable:"The Plex server does not answer at the moment.",admin_only_title:"For administrators",admin_only_text:"Titles, logs and settings are shown to administrators only.",no_servers_title:"No Plex server yet",no_servers_text:"Add Plex Smart Refresher under Settings › Devices & services, and it shows up here.",add_server:"Add a server",not_loaded_title:"This server is not ready",not_loaded_text:"Home Assistant has not loaded it: it may be starting, turned off or in need of attention. This page keeps trying.",open_integration:"Open the integration",unknown_server_title:"This server is not here",unknown_server_text:"The address names a server that does not exist any more.",go_overview:"Go to the overview",start_scan:"Start scan",dry_run:"Dry run",dry_run_start:"Dry run",dry_run_hint:"Finds defects and changes nothing",cancel_scan:"Cancel scan",pause_scan:"Pause scan",pause_hint:"Begins nothing new until it is resumed; what Plex is working on is still verified",resume_scan:"Resume scan",start_instead_hint:"Starts anew; the interrupted scan can then no longer go on",cancelling:"Cancelling…",scan_options:"Scan with other settings",started:"Scan started",cancelled:"Scan cancelled",paused:"Scan paused",resumed:"Scan resumed",resumable:"The last scan was interrupted. It can go on where it was.",dialog_options_title:"Scan with other settings",dialog_options_text:"They count for this scan only.",dialog_large_title:"Scan that much?",dialog_large_known:"This scan looks at about {count} items.",dialog_large_unknown:"This scan looks at {window}. On a large server that can take hours.",dialog_large_text:"Defective items are refreshed one after another. You can cancel at any time.",dialog_large_dry:"It is a dry run: nothing will be changed.",dialog_cancel_title:"Cancel this scan?",dialog_cancel_text:"What is done stays done. Items that are under way now have no result and are looked at again next time.",keep_scanning:"Keep scanning",keep_paused:"Keep it paused",field_libraries:"Libraries",field_libraries_hint:"None ticked means all of them",field_days:"Days back",field_days_hint:"Items added within so many days; 0 is the whole library",field_max_items:"Items per library, at most",field_max_items_hint:"0 is no limit",field_dry_run:"Dry run",field_dry_run_hint:"Only find defects; change nothing on the server",days_one:"{count} day",days_other:"{count} days",window_all:"the whole library",window_days_one:"the last day",window_days_other:"the last {count} days",no_limit:"No limit",state_idle:"Ready",state_running:"Scanning",state_refreshing_items:"Refreshing items",now_working:"Now",progress:"Progress",progress_done:"{done} of {total}",pace_one:"{count} item/min",pace_other:"{count} items/min",time_left:"About {time} left",time_left_phase:"About {time} left in this phase",time_left_unknown:"Working out the time left…",running_since:"Running for {time}",since:"Since {time}, for {duration}",paused_since:"Paused since {time}, for {duration}",live_phase:"Phase {phase}",live_paused:"Scan paused. {reason}",live_finished:"Scan finished. {summary}",phase_collect:"Collect",phase_inspect:"Inspect",phase_refresh:"Refresh",phase_verify:"Verify",phase_collect_hint:"Lists the libraries",phase_inspect_hint:"Looks for missing metadata",phase_refresh_hint:"Asks Plex to fetch again",phase_verify_hint:"Waits for the last results",phase_state_done:"done",phase_state_active:"under way",phase_state_paused:"paused",phase_state_ahead:"still ahead",tally:"Tally",tally_checked:"Checked",tally_healthy:"Healthy",tally_defective:"Defective",tally_failed:"Not fixed",result_healthy:"Healthy",result_fixed:"Fixed",result_partly_fixed:"Partly fixed",result_unresolved:"Unresolved",result_timed_out:"Timed out",result_gone:"Gone",result_errored:"Errored",result_skipped:"Skipped",result_would_refresh:"Would refresh",skip_protected:"A refresh would destroy edits made by hand",protected_somehow:"A refresh would destroy edits made by hand.",protected_itself:"It has no match, but {made}: a refresh would drop that.",protected_below:"{title} below it has no match, but {made}: a refresh would drop that.",made_summary:"a summary written by hand",made_fields:"locked fields ({fields})",made_and:" and ",field_name_title:"title",field_name_titleSort:"sort title",field_name_summary:"summary",field_name_thumb:"poster",field_name_art:"background",field_name_year:"year",field_name_genre:"genre",skip_backoff:"Its next try is not due yet",skip_given_up:"It failed too often",skip_refresh_cap:"The limit of this scan was reached",skip_ignored:"You asked to leave it alone",defect_no_match:"No match",defect_missing_poster:"Missing poster",defect_missing_summary:"Missing summary",defect_placeholder_title:"Placeholder title",defect_inherited_poster:"Inherited poster",defect_no_external_ids:"No external ids",status_running:"Running",status_paused:"Paused",status_success:"Success",status_failed:"Failed",status_cancelled:"Cancelled",status_interrupted:"Interrupted",trigger_manual:"By hand",trigger_action:"By an action",trigger_schedule:"On schedule",pause_user:"Paused by hand",pause_server_unavailable:"The Plex server does not answer",pause_provider_down:"Plex gets nothing from its sources of metadata",pause_entity:"The entity chosen in the options asks for it",pause_server_busy:"The Plex server is busy with a library scan or its maintenance",pause_playing:"Somebody is watching",pause_until_resumed:"It waits until somebody resumes it.",pause_tries_again:"It tries again by itself, and gives up after the longest wait that the options allow.",pause_goes_on:"It goes on by itself when that is over, or after the longest wait that the options allow.",error_unknown:"An unexpected error; Home Assistant's log knows more",error_server_unavailable:"The Plex server did not answer",error_starting_up:"The Plex server was still starting up",error_invalid_auth:"The Plex server no longer accepts the sign-in",error_not_owner:"The account may not change this Plex server",error_provider_down:"Plex gets nothing from its sources of metadata",error_library_gone:"None of the libraries is there any more",error_request_failed:"The Plex server refused a request",error_internal_error:"An unexpected error; Home Assistant's log knows more",error_job_running:"A scan is already running",error_no_job:"No scan is running",error_no_pause:"No scan is paused, and none was interrupted that can go on",error_log_index_failed:"The log index cannot be read or written; Home Assistant's log knows more",error_not_loaded:"This server is not ready",error_not_found:"This is not there any more",error_unauthorized:"Only administrators may do this",error_connection:"Home Assistant does not answer",section_now:"Now",section_health:"Health of the libraries",section_totals:"Since the beginning",last_scan:"Last scan",next_scan:"Next scan",no_schedule:"No schedule",no_schedule_hint:"Add one on the integration’s page",waiting:"Waiting for another try",waiting_hint:"Items that failed and are tried again later",to_review:"Items to review",to_review_hint:"Items that a refresh would harm, so that scans leave them alone",total_jobs:"Scans",total_checked:"Items checked",total_fixed:"Items fixed",total_rate:"Success rate",total_rate_hint:"Refreshed items whose every defect went",first_scan_title:"Ready for the first scan",first_scan_text:"A dry run looks for missing posters, summaries and matches, and changes nothing. Afterwards this page shows how healthy each library is.",health_empty:"After the first scan this shows how healthy each library is.",health_share:"{percent} without defects",health_checked_one:"{count} item checked",health_checked_other:"{count} items checked",health_partial:"Window only",health_partial_hint:"The scan looked at a part of the library",health_all_well:"No defects",health_trend:"Trend over {count} scans: from {first} to {last}",health_trend_none:"A trend shows after the second scan",health_up:"+{points} points",health_down:"−{points} points",health_same:"Unchanged",column_library:"Library",column_share:"Without defects",column_defective:"Defective",summary_fixed_one:"{count} fixed",summary_fixed_other:"{count} fixed",summary_failed_one:"{count} not fixed",summary_failed_other:"{count} not fixed",summary_would_one:"{count} would be refreshed",summary_would_other:"{count} would be refreshed",summary_none:"Nothing to fix",summary_checked_one:"{count} checked",summary_checked_other:"{count} checked",jobs_empty_title:"No jobs yet",jobs_empty_text:"Each scan leaves a job here: what it did, item by item, with its log.",jobs_no_match_title:"No job fits these filters",filter_status:"Status",filter_trigger:"Started",job_of:"Job of {time}",job_missing_title:"This job is not here",job_missing_text:"Old jobs are removed after a while.",job_all:"All jobs",job_options:"Options",job_phases:"Phases",job_items:"Items touched",job_log:"Log",job_scope:"Libraries",job_scope_all:"All",job_scope_items_one:"{count} chosen item",job_scope_items_other:"{count} chosen items",job_window:"Window",job_max_items:"Items per library",job_max_refreshes:"Refreshes, at most",job_trigger:"Started",job_finished:"Finished",job_pause:"Reason of the pause",put_back:"The refresh made it worse; put back: {what}",put_back_poster:"poster",put_back_title:"title",put_back_summary:"summary",put_back_below:"something of an item below it",before:"Before",after:"After",all_well:"All well",job_items_empty:"No item needed anything.",job_items_empty_running:"No item has a result yet.",job_items_no_match:"No item has this result.",log_level:"Level",log_level_debug:"Everything",log_level_info:"Info and above",log_level_warning:"Warnings and errors",log_level_error:"Errors only",level_debug:"Debug",level_info:"Info",level_warning:"Warning",level_error:"Error",log_search:"Search the log",log_download:"Download",log_follow:"Newest lines",log_live:"Live",log_empty:"The log is empty.",log_no_match:"No line fits.",log_lines_one:"{count} line",log_lines_other:"{count} lines",log_older:"Older lines",log_beginning:"The log begins here",log_of_item:"Lines of one item",log_to_item:"Show the item",log_region:"Log lines",items_search:"Search titles",items_empty_title:"Nothing defective so far",items_empty_text:"Items that a scan finds defective are listed here, with what became of them.",items_no_match_title:"No item fits",items_no_match_text:"Try another word or fewer filters.",all_items:"All items",review_note:"Scans leave these items alone, since a refresh would destroy what somebody made by hand. Match them in Plex (Fix match), and the next scan takes them off this list; or ignore them.",review_empty_title:"Nothing to review",review_empty_text:"No item is left alone for the sake of edits made by hand.",filter_library:"Library",filter_defect:"Defect",filter_result:"Result",filter_open:"Open only",sort_by:"Sort by",sort_last_seen:"Last seen",sort_title:"Title",sort_attempts:"Attempts",sort_next_attempt:"Next try",descending:"Descending",ascending:"Ascending",selected_one:"{count} selected",selected_other:"{count} selected",select_all:"Select all on this page",select_item:"Select {title}",clear_selection:"Clear selection",refresh_now:"Refresh now",ignore:"Ignore",unignore:"Stop ignoring",open_in_plex:"Open in Plex",item_actions:"Actions for {title}",ignored:"Ignored",given_up:"Given up",attempts_one:"{count} attempt",attempts_other:"{count} attempts",next_try:"Next try {time}",next_try_due:"Next try is due",seen:"Seen {time}",items_ignored_one:"{count} item is ignored now",items_ignored_other:"{count} items are ignored now",items_unignored_one:"{count} item is looked at again",items_unignored_other:"{count} items are looked at again",items_refreshing_one:"{count} item is being refreshed",items_refreshing_other:"{count} items are being refreshed",one_item:"One item only",page_of:"{from}–{to} of {total}",page_previous:"Previous page",page_next:"Next page",pages:"Pages",type_movie:"Movie",type_show:"Show",type_season:"Season",type_episode:"Episode",type_artist:"Artist",type_album:"Album",settings_scan:"What a scan looks at",settings_scan_text:"These count for all scans that do not say otherwise.",settings_save:"Save",settings_saved:"Saved",settings_undo:"Undo changes",settings_more:"Everything else",settings_more_text:"Libraries, kinds of items, pace, retries and how long records are kept are in the integration's options.",settings_about:"About",settings_plex_version:"Plex Media Server",settings_reachable:"Reachable",card_name:"Plex Smart Refresher",card_description:"State of the scan, start, pause and cancel, last result",card_missing:"Choose a server in the card's settings.",card_open:"Open Plex Refresher",card_field_entry:"Server",card_field_title:"Title",card_field_actions:"Show buttons",card_last:"Last scan {time}"};var l2={en:e1,de:m2},v2=V=>l2[V.split("-")[0]??""]?V.split("-")[0]:"en",t5=(V,C)=>V.replace(/\{(\w+)\}/g,(H,L)=>String(C[L]??H));function x2(V){let C=l2[v2(V)];return(H,L={})=>t5(C[H]??e1[H]??H,L)}function Z2(V,C,H,L,M,e={}){let r=new Intl.PluralRules(v2(C)).select(L)==="one"?"one":"other";return V(`${H}_${r}`,{count:M,...e})}var c1=V=>V in e1;var s2=class{constructor(C){this.plural=(C,H,L={})=>Z2(this.t,this.language,C,H,this.number(H),L);this.number=(C,H=0)=>i2(this.formatting,C,H);this.percent=(C,H=0)=>o2(this.formatting,C,H);this.time=(C,H=!1)=>S1(this.formatting,C,H);this.date=C=>M1(this.formatting,C);this.dateTime=C=>A2(this.formatting,C);this.moment=C=>Date.now()/1e3-C<86400?this.time(C):this.dateTime(C);this.relative=C=>d2(this.formatting,C,Date.now()/1e3);this.duration=C=>p2(this.formatting,C);this.word=(C,H)=>{let L=`${C}_${H}`;return c1(L)?this.t(L):H.replaceAll("_"," ")};this.error=({code:C,message:H})=>c1(`error_${C}`)?this.word("error",C):H||this.t("error_unknown");this.window=C=>C?this.plural("window_days",C):this.t("window_all");this.language=C.locale?.language??C.language,this.t=x2(this.language),this.formatting=t2(C)}static keyOf(C){return JSON.stringify([C.locale,C.config.time_zone])}},u2={running:"accent",paused:"warn",success:"good",failed:"bad",cancelled:"plain",interrupted:"warn"},S2={healthy:"good",fixed:"good",partly_fixed:"warn",unresolved:"warn",timed_out:"warn",gone:"plain",errored:"bad",skipped:"plain",would_refresh:"info"},z3={debug:"plain",info:"info",warning:"warn",error:"bad"};var w=["collect","inspect","refresh","verify"],j3=["running","paused","success","failed","cancelled","interrupted"];var q3=["manual","action","schedule"],c2=["no_match","missing_poster","missing_summary","placeholder_title","inherited_poster","no_external_ids"],J3=["fixed","partly_fixed","unresolved","timed_out","errored","skipped","would_refresh","healthy","gone"];var X3=["debug","info","warning","error"];var H0=V=>V.status==="running"||V.status==="paused",i5=45,o5=3,h2=class{constructor(){this.samples=[];this.watched=""}add(C,H){let L=`${C.job_id} ${C.phase}`;if(L!==this.watched){this.watched=L;let e=C.phase?C.phase_times[C.phase]:void 0;this.samples=e!==void 0&&H>e?[{time:e,done:0}]:[]}C.status==="paused"&&(this.samples=[]),this.samples.push({time:H,done:C.done});let M=H-i5;for(;this.samples.length>2&&this.samples[1].time<M;)this.samples.shift()}get perSecond(){let[C,H]=[this.samples[0],this.samples.at(-1)];return!C||!H||H.time-C.time<o5?null:Math.max(0,H.done-C.done)/(H.time-C.time)}timeLeft(C){let H=this.perSecond;return!H||!C.total?null:Math.max(0,C.total-C.done)/H}},a5={running:"active",paused:"paused"};function g2(V){let C=V.phase?w.indexOf(V.phase):-1,H=w.map((L,M)=>V.status==="success"?[L,V.phase_times[L]?"done":"ahead"]:M===C?[L,a5[V.status]??"ahead"]:[L,M<C?"done":"ahead"]);return Object.fromEntries(H)}function V0(V,C){let L=w.slice(0,V.phase?w.indexOf(V.phase)+1:0).filter(e=>V.phase_times[e]!==void 0),M=V.finished_at??C;return Object.fromEntries(L.map((e,r)=>{let i=L[r+1],t=i?V.phase_times[i]:M;return[e,Math.max(0,t-V.phase_times[e])]}))}var r1=V=>V.partly_fixed+V.unresolved+V.timed_out+V.errored;function L0(V,C){return V+C?100*V/(V+C):null}function A5({checked:V,defective:C}){return V?100*(V-C)/V:null}function M0(V){let C=new Map;for(let H of V)if(!H.options.item_count)for(let L of H.libraries){let M=A5(L);if(M===null)continue;let e=H.finished_at??H.started_at,r=C.get(L.library_id);r||(r={health:L,time:e,defects:d5(L),trend:[]},C.set(L.library_id,r));let{checked:i,defective:t,whole:A}=L;A===r.health.whole&&r.trend.unshift({time:e,share:M,checked:i,defective:t,whole:A})}return[...C.values()].sort((H,L)=>H.health.title.localeCompare(L.health.title))}function d5(V){return c2.map(C=>[C,V.defects[C]??0]).filter(([,C])=>C>0).sort((C,H)=>H[1]-C[1])}function e0(V){let[C,H]=[V[0],V.at(-1)];return C&&H&&C!==H?H.share-C.share:null}function r0(V,C,H){if(!V.length)return[];let L=Math.min(...V),M=Math.max(...V),e=Math.max(M-L,2),r=(M+L)/2,i=V.length>1?C/(V.length-1):0;return V.map((t,A)=>[V.length>1?A*i:C,H/2-(t-r)/e*H*.8])}var p5=5e3,n5=365;function h1(V,C,H){let L=V.days??C.settings.window_days,M=V.max_items??C.settings.max_items,i=(V.libraries?.length?C.libraries.filter(({library_id:A})=>V.libraries.includes(A)):C.libraries).map(A=>m5(A.library_id,L,H)).map(A=>M?Math.min(M,A??M):A);if(i.some(A=>A===null))return{isLarge:L===0||L>n5,items:null};let t=i.reduce((A,p)=>A+(p??0),0);return{isLarge:t>p5,items:t}}function m5(V,C,H){for(let L of H){if(L.status!=="success"||L.options.item_count||L.options.max_items||L.options.window_days!==C)continue;let M=L.libraries.find(e=>e.library_id===V);if(M)return M.checked}return null}function t0(V,C){return Object.fromEntries(Object.entries(C).filter(([H,L])=>V[H]!==L))}var g1="M11,15H13V17H11V15M11,7H13V13H11V7M12,2C6.47,2 2,6.5 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4A8,8 0 0,1 20,12A8,8 0 0,1 12,20Z";var l5="M20,11V13H8L13.5,18.5L12.08,19.92L4.16,12L12.08,4.08L13.5,5.5L8,11H20Z";var v5="M4,11V13H16L10.5,18.5L11.92,19.92L19.84,12L11.92,4.08L10.5,5.5L16,11H4Z";var O1="M12 2C17.5 2 22 6.5 22 12S17.5 22 12 22 2 17.5 2 12 6.5 2 12 2M12 4C10.1 4 8.4 4.6 7.1 5.7L18.3 16.9C19.3 15.5 20 13.8 20 12C20 7.6 16.4 4 12 4M16.9 18.3L5.7 7.1C4.6 8.4 4 10.1 4 12C4 16.4 7.6 20 12 20C13.9 20 15.6 19.4 16.9 18.3Z";var f1="M21,7L9,19L3.5,13.5L4.91,12.09L9,16.17L19.59,5.59L21,7Z";var b1="M12 2C6.5 2 2 6.5 2 12S6.5 22 12 22 22 17.5 22 12 17.5 2 12 2M10 17L5 12L6.41 10.59L10 14.17L17.59 6.58L19 8L10 17Z";var k1="M15.41,16.58L10.83,12L15.41,7.41L14,6L8,12L14,18L15.41,16.58Z";var y1="M8.59,16.58L13.17,12L8.59,7.41L10,6L16,12L10,18L8.59,16.58Z";var w1="M19,6.41L17.59,5L12,10.59L6.41,5L5,6.41L10.59,12L5,17.59L6.41,19L12,13.41L17.59,19L19,17.59L13.41,12L19,6.41Z";var _1="M12,2C17.53,2 22,6.47 22,12C22,17.53 17.53,22 12,22C6.47,22 2,17.53 2,12C2,6.47 6.47,2 12,2M15.59,7L12,10.59L8.41,7L7,8.41L10.59,12L7,15.59L8.41,17L12,13.41L15.59,17L17,15.59L13.41,12L17,8.41L15.59,7Z";var x5="M12,8A4,4 0 0,1 16,12A4,4 0 0,1 12,16A4,4 0 0,1 8,12A4,4 0 0,1 12,8M12,10A2,2 0 0,0 10,12A2,2 0 0,0 12,14A2,2 0 0,0 14,12A2,2 0 0,0 12,10M10,22C9.75,22 9.54,21.82 9.5,21.58L9.13,18.93C8.5,18.68 7.96,18.34 7.44,17.94L4.95,18.95C4.73,19.03 4.46,18.95 4.34,18.73L2.34,15.27C2.21,15.05 2.27,14.78 2.46,14.63L4.57,12.97L4.5,12L4.57,11L2.46,9.37C2.27,9.22 2.21,8.95 2.34,8.73L4.34,5.27C4.46,5.05 4.73,4.96 4.95,5.05L7.44,6.05C7.96,5.66 8.5,5.32 9.13,5.07L9.5,2.42C9.54,2.18 9.75,2 10,2H14C14.25,2 14.46,2.18 14.5,2.42L14.87,5.07C15.5,5.32 16.04,5.66 16.56,6.05L19.05,5.05C19.27,4.96 19.54,5.05 19.66,5.27L21.66,8.73C21.79,8.95 21.73,9.22 21.54,9.37L19.43,11L19.5,12L19.43,13L21.54,14.63C21.73,14.78 21.79,15.05 21.66,15.27L19.66,18.73C19.54,18.95 19.27,19.04 19.05,18.95L16.56,17.95C16.04,18.34 15.5,18.68 14.87,18.93L14.5,21.58C14.46,21.82 14.25,22 14,22H10M11.25,4L10.88,6.61C9.68,6.86 8.62,7.5 7.85,8.39L5.44,7.35L4.69,8.65L6.8,10.2C6.4,11.37 6.4,12.64 6.8,13.8L4.68,15.36L5.43,16.66L7.86,15.62C8.63,16.5 9.68,17.14 10.87,17.38L11.24,20H12.76L13.13,17.39C14.32,17.14 15.37,16.5 16.14,15.62L18.57,16.66L19.32,15.36L17.2,13.81C17.6,12.64 17.6,11.37 17.2,10.2L19.31,8.65L18.56,7.35L16.15,8.39C15.38,7.5 14.32,6.86 13.12,6.62L12.75,4H11.25Z";var Z5="M5,20H19V18H5M19,9H15V3H9V9H5L12,16L19,9Z";var s5="M2,5.27L3.28,4L20,20.72L18.73,22L15.65,18.92C14.5,19.3 13.28,19.5 12,19.5C7,19.5 2.73,16.39 1,12C1.69,10.24 2.79,8.69 4.19,7.46L2,5.27M12,9A3,3 0 0,1 15,12C15,12.35 14.94,12.69 14.83,13L11,9.17C11.31,9.06 11.65,9 12,9M12,4.5C17,4.5 21.27,7.61 23,12C22.18,14.08 20.79,15.88 19,17.19L17.58,15.76C18.94,14.82 20.06,13.54 20.82,12C19.17,8.64 15.76,6.5 12,6.5C10.91,6.5 9.84,6.68 8.84,7L7.3,5.47C8.74,4.85 10.33,4.5 12,4.5M3.18,12C4.83,15.36 8.24,17.5 12,17.5C12.69,17.5 13.37,17.43 14,17.29L11.72,15C10.29,14.85 9.15,13.71 9,12.28L5.6,8.87C4.61,9.72 3.78,10.78 3.18,12Z",u5="M12,9A3,3 0 0,1 15,12A3,3 0 0,1 12,15A3,3 0 0,1 9,12A3,3 0 0,1 12,9M12,4.5C17,4.5 21.27,7.61 23,12C21.27,16.39 17,19.5 12,19.5C7,19.5 2.73,16.39 1,12C2.73,7.61 7,4.5 12,4.5M3.18,12C4.83,15.36 8.24,17.5 12,17.5C15.76,17.5 19.17,15.36 20.82,12C19.17,8.64 15.76,6.5 12,6.5C8.24,6.5 4.83,8.64 3.18,12Z";var S5="M18,9H16V7H18M18,13H16V11H18M18,17H16V15H18M8,9H6V7H8M8,13H6V11H8M8,17H6V15H8M18,3V5H16V3H8V5H6V3H4V21H6V19H8V21H16V19H18V21H20V3H18Z";var c5="M14.73,20.83L17.58,18L14.73,15.17L16.15,13.76L19,16.57L21.8,13.76L23.22,15.17L20.41,18L23.22,20.83L21.8,22.24L19,19.4L16.15,22.24L14.73,20.83M13,19.88C13.04,20.18 12.94,20.5 12.71,20.71C12.32,21.1 11.69,21.1 11.3,20.71L7.29,16.7C7.06,16.47 6.96,16.16 7,15.87V10.75L2.21,4.62C1.87,4.19 1.95,3.56 2.38,3.22C2.57,3.08 2.78,3 3,3V3H17V3C17.22,3 17.43,3.08 17.62,3.22C18.05,3.56 18.13,4.19 17.79,4.62L13,10.75V19.88M5.04,5L9,10.06V15.58L11,17.58V10.05L14.96,5H5.04Z";var W="M5,19A1,1 0 0,0 6,20H18A1,1 0 0,0 19,19C19,18.79 18.93,18.59 18.82,18.43L13,8.35V4H11V8.35L5.18,18.43C5.07,18.59 5,18.79 5,19M6,22A3,3 0 0,1 3,19C3,18.4 3.18,17.84 3.5,17.37L9,7.81V6A1,1 0 0,1 8,5V4A2,2 0 0,1 10,2H14A2,2 0 0,1 16,4V5A1,1 0 0,1 15,6V7.81L20.5,17.37C20.82,17.84 21,18.4 21,19A3,3 0 0,1 18,22H6M13,16L14.34,14.66L16.27,18H7.73L10.39,13.39L13,16M12.5,12A0.5,0.5 0 0,1 13,12.5A0.5,0.5 0 0,1 12.5,13A0.5,0.5 0 0,1 12,12.5A0.5,0.5 0 0,1 12.5,12Z";var h5="M7,5H21V7H7V5M7,13V11H21V13H7M4,4.5A1.5,1.5 0 0,1 5.5,6A1.5,1.5 0 0,1 4,7.5A1.5,1.5 0 0,1 2.5,6A1.5,1.5 0 0,1 4,4.5M4,10.5A1.5,1.5 0 0,1 5.5,12A1.5,1.5 0 0,1 4,13.5A1.5,1.5 0 0,1 2.5,12A1.5,1.5 0 0,1 4,10.5M7,19V17H21V19H7M4,16.5A1.5,1.5 0 0,1 5.5,18A1.5,1.5 0 0,1 4,19.5A1.5,1.5 0 0,1 2.5,18A1.5,1.5 0 0,1 4,16.5Z";var g5="M13.5,8H12V13L16.28,15.54L17,14.33L13.5,12.25V8M13,3A9,9 0 0,0 4,12H1L4.96,16.03L9,12H6A7,7 0 0,1 13,5A7,7 0 0,1 20,12A7,7 0 0,1 13,19C11.07,19 9.32,18.21 8.06,16.94L6.64,18.36C8.27,20 10.5,21 13,21A9,9 0 0,0 22,12A9,9 0 0,0 13,3";var O5="M4,1C2.89,1 2,1.89 2,3V7C2,8.11 2.89,9 4,9H1V11H13V9H10C11.11,9 12,8.11 12,7V3C12,1.89 11.11,1 10,1H4M4,3H10V7H4V3M14,13C12.89,13 12,13.89 12,15V19C12,20.11 12.89,21 14,21H11V23H23V21H20C21.11,21 22,20.11 22,19V15C22,13.89 21.11,13 20,13H14M3.88,13.46L2.46,14.88L4.59,17L2.46,19.12L3.88,20.54L6,18.41L8.12,20.54L9.54,19.12L7.41,17L9.54,14.88L8.12,13.46L6,15.59L3.88,13.46M14,15H20V19H14V15Z";var f5="M12,17C10.89,17 10,16.1 10,15C10,13.89 10.89,13 12,13A2,2 0 0,1 14,15A2,2 0 0,1 12,17M18,20V10H6V20H18M18,8A2,2 0 0,1 20,10V20A2,2 0 0,1 18,22H6C4.89,22 4,21.1 4,20V10C4,8.89 4.89,8 6,8H7V6A5,5 0 0,1 12,1A5,5 0 0,1 17,6V8H18M12,3A3,3 0 0,0 9,6V8H15V6A3,3 0 0,0 12,3Z";var P1="M9.5,3A6.5,6.5 0 0,1 16,9.5C16,11.11 15.41,12.59 14.44,13.73L14.71,14H15.5L20.5,19L19,20.5L14,15.5V14.71L13.73,14.44C12.59,15.41 11.11,16 9.5,16A6.5,6.5 0 0,1 3,9.5A6.5,6.5 0 0,1 9.5,3M9.5,5C7,5 5,7 5,9.5C5,12 7,14 9.5,14C12,14 14,12 14,9.5C14,7 12,5 9.5,5Z";var b5="M20.84 2.18L16.91 2.96L19.65 6.5L21.62 6.1L20.84 2.18M13.97 3.54L12 3.93L14.75 7.46L16.71 7.07L13.97 3.54M9.07 4.5L7.1 4.91L9.85 8.44L11.81 8.05L9.07 4.5M4.16 5.5L3.18 5.69C2.1 5.9 1.39 6.96 1.61 8.04L2 10L6.9 9.03L4.16 5.5M20 12V20H4V12H20M22 10H2V20C2 21.11 2.9 22 4 22H20C21.11 22 22 21.11 22 20V10Z";var k5="M21,3V15.5A3.5,3.5 0 0,1 17.5,19A3.5,3.5 0 0,1 14,15.5A3.5,3.5 0 0,1 17.5,12C18.04,12 18.55,12.12 19,12.34V6.47L9,8.6V17.5A3.5,3.5 0 0,1 5.5,21A3.5,3.5 0 0,1 2,17.5A3.5,3.5 0 0,1 5.5,14C6.04,14 6.55,14.12 7,14.34V6L21,3Z";var y5="M14,3V5H17.59L7.76,14.83L9.17,16.24L19,6.41V10H21V3M19,19H5V5H12V3H5C3.89,3 3,3.9 3,5V19A2,2 0 0,0 5,21H19A2,2 0 0,0 21,19V12H19V19Z";var B1="M14,19H18V5H14M6,19H10V5H6V19Z";var $="M13,16V8H15V16H13M9,16V8H11V16H9M12,2A10,10 0 0,1 22,12A10,10 0 0,1 12,22A10,10 0 0,1 2,12A10,10 0 0,1 12,2M12,4A8,8 0 0,0 4,12A8,8 0 0,0 12,20A8,8 0 0,0 20,12A8,8 0 0,0 12,4Z";var t1="M8,5.14V19.14L19,12.14L8,5.14Z";var T1="M22.11 21.46L2.39 1.73L1.11 3L6.25 8.14C6.1 8.41 6 8.7 6 9V14.5L9.5 18V21H14.5V18L15.31 17.2L20.84 22.73L22.11 21.46M13.09 16.59L12.67 17H11.33L10.92 16.59L8 13.67V9.89L13.89 15.78L13.09 16.59M12.2 9L10.2 7H14V3H16V7C17 7 18 8 18 9V14.5L17.85 14.65L16 12.8V9.09C16 9.06 15.95 9 15.92 9H12.2M10 6.8L8 4.8V3H10V6.8Z";var R1="M13,2.03V2.05L13,4.05C17.39,4.59 20.5,8.58 19.96,12.97C19.5,16.61 16.64,19.5 13,19.93V21.93C18.5,21.38 22.5,16.5 21.95,11C21.5,6.25 17.73,2.5 13,2.03M11,2.06C9.05,2.25 7.19,3 5.67,4.26L7.1,5.74C8.22,4.84 9.57,4.26 11,4.06V2.06M4.26,5.67C3,7.19 2.25,9.04 2.05,11H4.05C4.24,9.58 4.8,8.23 5.69,7.1L4.26,5.67M2.06,13C2.26,14.96 3.03,16.81 4.27,18.33L5.69,16.9C4.81,15.77 4.24,14.42 4.06,13H2.06M7.1,18.37L5.67,19.74C7.18,21 9.04,21.79 11,22V20C9.58,19.82 8.23,19.25 7.1,18.37M12.5,7V12.25L17,14.92L16.25,16.15L11,13V7H12.5Z";var w5="M17.65,6.35C16.2,4.9 14.21,4 12,4A8,8 0 0,0 4,12A8,8 0 0,0 12,20C15.73,20 18.84,17.45 19.73,14H17.65C16.83,16.33 14.61,18 12,18A6,6 0 0,1 6,12A6,6 0 0,1 12,6C13.66,6 15.14,6.69 16.22,7.78L13,11H20V4L17.65,6.35Z";var _5="M21.7 13.6L20.4 12.3C20.3 12.2 20.2 12.1 20 12.1C19.9 12.1 19.7 12.2 19.6 12.3L18.6 13.3L20.6 15.3L21.6 14.3C21.9 14.1 21.9 13.8 21.7 13.6M12 19.9V22H14.1L20.2 15.9L18.2 13.8L12 19.9M10 22.3C5.9 20.3 3 15.8 3 11V5L12 1L21 5V8.1L19 10.1V6.3L12 3.2L5 6.3V11.2C5 14.7 7.2 18.3 10 20.1V22.3Z";var P5="M19 17H22L18 21L14 17H17V3H19M2 17H12V19H2M6 5V7H2V5M2 11H9V13H2V11Z";var B5="M19 7H22L18 3L14 7H17V21H19M2 17H12V19H2M6 5V7H2V5M2 11H9V13H2V11Z";var F1="M18,18H6V6H18V18Z";var T5="M8.16,3L6.75,4.41L9.34,7H4C2.89,7 2,7.89 2,9V19C2,20.11 2.89,21 4,21H20C21.11,21 22,20.11 22,19V9C22,7.89 21.11,7 20,7H14.66L17.25,4.41L15.84,3L12,6.84L8.16,3M4,9H17V19H4V9M19.5,9A1,1 0 0,1 20.5,10A1,1 0 0,1 19.5,11A1,1 0 0,1 18.5,10A1,1 0 0,1 19.5,9M19.5,12A1,1 0 0,1 20.5,13A1,1 0 0,1 19.5,14A1,1 0 0,1 18.5,13A1,1 0 0,1 19.5,12Z";var D1="M3,17V19H9V17H3M3,5V7H13V5H3M13,21V19H21V17H13V15H11V21H13M7,9V11H3V13H7V15H9V9H7M21,13V11H11V13H21M15,9H17V7H21V5H17V3H15V9Z";var R5="M19,5V7H15V5H19M9,5V11H5V5H9M19,13V19H15V13H19M9,17V19H5V17H9M21,3H13V9H21V3M11,3H3V13H11V3M21,11H13V21H21V11M11,15H3V21H11V15Z";var n=(V,C="")=>o`<svg
class="icon"
viewBox="0 0 24 24"
role=${C?"img":"presentation"}
aria-label=${C||a}
aria-hidden=${C?"false":"true"}
>
${j1`<path d=${V}></path>`}
</svg>`;var i1=(V,C,H="",L="")=>o`<span class="chip tone-${C}" title=${L||a}
>${H?n(H):a}${V}</span
>`,F5={running:R1,paused:$,success:b1,failed:_1,cancelled:O1,interrupted:T1},x0=(V,C)=>i1(V.word("status",C),u2[C]??"plain",F5[C]),O2=V=>i1(V.t("dry_run"),"info",W),Z0=(V,C,H=null)=>i1(V.word("result",C),S2[C]??"plain","",H?V.word("skip",H):""),s0=(V,C)=>o`<span class="chips"
>${C.map(H=>i1(V.word("defect",H),"plain"))}</span
>`,f2=(V,C)=>C.pause_reason?V.word("pause",C.pause_reason):"";function u0(V,C){let{tally:H}=C,L=r1(H),M=[V.plural("summary_checked",H.checked)];return C.dry_run?M.push(V.plural("summary_would",H.would_refresh)):(H.fixed&&M.push(V.plural("summary_fixed",H.fixed)),L&&M.push(V.plural("summary_failed",L)),!H.defective&&C.status==="success"&&M.push(V.t("summary_none"))),M.join(" · ")}var b2=(V,C,H="",L="plain")=>o`<div class="figure tone-${L}" title=${H||a}>
<dt>${V}</dt>
<dd class="num">${C}</dd>
</div>`,D5=({path:V,title:C,text:H,actions:L})=>o`<div class="empty">
<span class="badge">${n(V)}</span>
<h2>${C}</h2>
${H?o`<p>${H}</p>`:a}
${L?o`<div class="actions">${L}</div>`:a}
</div>`,S0=(V,C,H)=>D5({path:g1,title:C,actions:o`<button class="button soft" @click=${H}>${V.t("retry")}</button>`}),c0=(V,C)=>o`<div class="skeleton-rows" aria-hidden="true">
${Array.from({length:V},()=>o`<div class="skeleton" style="height:${C-16}px;margin:8px 0"></div>`)}
</div>`,h0=(V,C,H,L,M)=>o`<select
class="field ${C?"active":""}"
aria-label=${V}
.value=${C}
@change=${e=>L(e.target.value)}
>
<option value="" ?selected=${!C}>${M}</option>
${H.map(e=>o`<option value=${e.value} ?selected=${e.value===C}>
${e.label}
</option>`)}
</select>`,g0=(V,C,H,L)=>o`<label class="field search">
${n(P1)}
<input
type="search"
aria-label=${C}
placeholder=${C}
autocomplete="off"
spellcheck="false"
.value=${H}
@input=${M=>L(M.target.value)}
/>
${H?o`<button
class="icon-button clear"
aria-label=${V.t("clear_search")}
@click=${M=>{M.preventDefault(),L("")}}
>
${n(w1)}
</button>`:a}
</label>`,O0=(V,C,H,L,M)=>o`<nav class="pager" aria-label=${V.t("pages")} ?hidden=${L<=H&&!C}>
<span class="num muted"
>${V.t("page_of",{from:V.number(L?C+1:0),to:V.number(Math.min(C+H,L)),total:V.number(L)})}</span
>
<button
class="icon-button"
aria-label=${V.t("page_previous")}
?disabled=${C<=0}
@click=${()=>M(Math.max(0,C-H))}
>
${n(k1)}
</button>
<button
class="icon-button"
aria-label=${V.t("page_next")}
?disabled=${C+H>=L}
@click=${()=>M(C+H)}
>
${n(y1)}
</button>
</nav>`;var E1="/plex-smart-refresher",E5=["overview","jobs","items","settings"],k2=V=>E5.includes(V),N5=V=>{try{return decodeURIComponent(V)}catch{return V}};function b0(V,C){let L=(V.startsWith(E1)?V.slice(E1.length):V).split("/").filter(Boolean).map(N5),M=L[0]??"",[e,r,i]=k2(M)?["",M,L[1]]:[M,L[1],L[2]],t=r!==void 0&&k2(r)?r:"overview";return{entryId:e??"",view:t,jobId:t==="jobs"?i??"":"",query:Object.fromEntries(new URLSearchParams(C.replace(/^#/,"")))}}function k0(V){let C=[V.entryId,V.view??"overview",V.jobId??""].filter(Boolean),H=new URLSearchParams(Object.entries(V.query??{}).filter(([,M])=>M)),L=H.size?`#${H}`:"";return`${E1}/${C.map(encodeURIComponent).join("/")}${L}`}function y0(V,C=!1){C?history.replaceState(history.state,"",V):history.pushState(null,"",V),window.dispatchEvent(new CustomEvent("location-changed",{detail:{replace:C}}))}var y2=m`
*,
*::before,
*::after {
box-sizing: border-box;
}
[hidden] {
display: none !important;
}
h1,
h2,
h3,
p,
dl,
dd,
ul,
ol,
figure {
margin: 0;
padding: 0;
}
ul,
ol {
list-style: none;
}
h2 {
font-size: 16px;
font-weight: 500;
line-height: 24px;
letter-spacing: 0.1px;
}
h3 {
font-size: 14px;
font-weight: 500;
}
a {
color: var(--accent-text);
text-decoration: none;
}
a:hover {
text-decoration: underline;
}
:focus-visible {
outline: 2px solid var(--accent-text);
outline-offset: 2px;
border-radius: 6px;
}
.icon {
width: 24px;
height: 24px;
flex: none;
fill: currentColor;
display: block;
}
.small .icon,
.icon.small {
width: 18px;
height: 18px;
}
.num {
font-variant-numeric: tabular-nums;
}
.muted {
color: var(--muted);
}
.visually-hidden {
position: absolute;
width: 1px;
height: 1px;
margin: -1px;
overflow: hidden;
clip-path: inset(50%);
white-space: nowrap;
}
.ellipsis {
overflow: hidden;
text-overflow: ellipsis;
white-space: nowrap;
min-width: 0;
}
@media (prefers-reduced-motion: reduce) {
*,
*::before,
*::after {
animation-duration: 0.01ms !important;
animation-iteration-count: 1 !important;
transition-duration: 0.01ms !important;
scroll-behavior: auto !important;
}
}
`;var w2=m`
button,
.button {
font: inherit;
color: inherit;
background: none;
border: 0;
cursor: pointer;
-webkit-tap-highlight-color: transparent;
}
.button {
display: inline-flex;
align-items: center;
justify-content: center;
gap: 8px;
min-height: 44px;
padding: 0 18px;
border-radius: 22px;
font-weight: 500;
white-space: nowrap;
text-decoration: none;
color: var(--accent-text);
transition:
background-color 120ms,
box-shadow 120ms;
}
.button .icon {
width: 20px;
height: 20px;
margin-inline-start: -4px;
}
.button:hover {
background: var(--hover);
text-decoration: none;
}
.button:focus-visible {
border-radius: 22px;
}
.button.filled {
background: var(--accent-fill);
color: #fff;
}
.button.filled:hover {
background: color-mix(in srgb, var(--accent-fill) 88%, #000);
}
.button.soft {
background: var(--accent-soft);
}
.button.soft:hover {
background: color-mix(in srgb, var(--accent) 22%, transparent);
}
.button.danger {
background: color-mix(in srgb, var(--bad) 80%, #000);
color: #fff;
}
.button.danger:hover {
background: color-mix(in srgb, var(--bad) 68%, #000);
}
.button.danger-soft {
background: color-mix(in srgb, var(--bad) 12%, transparent);
color: color-mix(in srgb, var(--bad) 60%, var(--text));
}
.button[disabled] {
opacity: 0.5;
cursor: default;
pointer-events: none;
}
.icon-button {
display: inline-grid;
place-items: center;
width: 44px;
height: 44px;
flex: none;
border-radius: 50%;
color: var(--muted);
transition: background-color 120ms;
}
.icon-button:hover {
background: var(--hover);
}
.icon-button:focus-visible {
border-radius: 50%;
outline-offset: -2px;
}
.icon-button[disabled] {
opacity: 0.35;
pointer-events: none;
}
.field {
display: inline-flex;
align-items: center;
gap: 8px;
min-height: 44px;
padding: 0 14px;
border: 1px solid color-mix(in srgb, var(--text) 22%, transparent);
border-radius: 12px;
background: var(--card);
color: var(--text);
font: inherit;
min-width: 0;
}
.field:hover {
border-color: color-mix(in srgb, var(--text) 40%, transparent);
}
.field:focus-within,
.field:focus-visible {
outline: 2px solid var(--accent-text);
outline-offset: -1px;
border-radius: 12px;
}
.field input {
all: unset;
flex: 1;
min-width: 0;
min-height: 42px;
font: inherit;
color: inherit;
}
.field input::-webkit-search-cancel-button {
display: none;
}
.field input::placeholder {
color: var(--muted);
opacity: 1;
}
.field .icon {
width: 20px;
height: 20px;
color: var(--muted);
}
select.field {
padding-inline-end: 36px;
appearance: none;
background: var(--card)
url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='%23888'%3E%3Cpath d='M7 10l5 5 5-5z'/%3E%3C/svg%3E")
right 10px center / 20px no-repeat;
text-overflow: ellipsis;
}
select.field.active {
border-color: var(--accent-text);
background-color: color-mix(in srgb, var(--accent) 8%, var(--card));
}
select option {
background: var(--card);
color: var(--text);
}
input[type="checkbox"] {
width: 20px;
height: 20px;
margin: 0;
flex: none;
accent-color: var(--accent-fill);
cursor: pointer;
}
.switch {
display: inline-flex;
align-items: center;
gap: 12px;
min-height: 44px;
cursor: pointer;
}
.switch input {
appearance: none;
position: relative;
width: 40px;
height: 24px;
border-radius: 12px;
background: color-mix(in srgb, var(--text) 38%, transparent);
transition: background-color 150ms;
}
.switch input::before {
content: "";
position: absolute;
inset: 3px auto auto 3px;
width: 18px;
height: 18px;
border-radius: 50%;
background: #fff;
box-shadow: 0 1px 2px rgba(0, 0, 0, 0.3);
transition: transform 150ms;
}
.switch input:checked {
background: var(--accent-fill);
}
.switch input:checked::before {
transform: translateX(16px);
}
.switch input:focus-visible {
border-radius: 12px;
}
`;var _2=m`
.card {
display: block;
background: var(--card);
border: var(--ha-card-border-width, 1px) solid var(--ha-card-border-color, var(--line));
border-radius: var(--radius);
box-shadow: var(--ha-card-box-shadow, none);
min-width: 0;
}
.pad {
padding: 20px;
}
.card-head {
display: flex;
align-items: center;
gap: 12px;
padding: 16px 20px 0;
}
.card-head h2 {
flex: 1;
min-width: 0;
}
.chip {
--tone: var(--muted);
display: inline-flex;
align-items: center;
gap: 4px;
min-height: 24px;
padding: 0 9px;
border-radius: 12px;
font-size: 12px;
font-weight: 500;
white-space: nowrap;
color: color-mix(in srgb, var(--tone) 48%, var(--text));
background: color-mix(in srgb, var(--tone) 14%, transparent);
}
.chip .icon {
width: 14px;
height: 14px;
margin-inline-start: -2px;
}
.tone-good {
--tone: var(--good);
}
.tone-warn {
--tone: var(--warn);
}
.tone-bad {
--tone: var(--bad);
}
.tone-info {
--tone: var(--info);
}
.tone-accent {
--tone: var(--accent);
}
.chips {
display: flex;
flex-wrap: wrap;
gap: 6px;
}
.skeleton {
border-radius: 6px;
background: linear-gradient(
90deg,
var(--track) 0%,
color-mix(in srgb, var(--text) 5%, transparent) 50%,
var(--track) 100%
);
background-size: 200% 100%;
animation: shimmer 1.6s infinite linear;
}
@keyframes shimmer {
from {
background-position: 200% 0;
}
to {
background-position: -200% 0;
}
}
.empty {
display: grid;
justify-items: center;
gap: 12px;
padding: 48px 24px;
text-align: center;
}
.empty .badge {
display: grid;
place-items: center;
width: 72px;
height: 72px;
border-radius: 50%;
color: var(--accent-text);
background: var(--accent-soft);
}
.empty .badge .icon {
width: 34px;
height: 34px;
}
.empty p {
max-width: 46ch;
color: var(--muted);
text-wrap: balance;
}
.empty .actions {
display: flex;
flex-wrap: wrap;
justify-content: center;
gap: 8px;
margin-top: 8px;
}
.banner {
display: flex;
align-items: center;
gap: 12px;
padding: 12px 16px;
border-radius: var(--radius);
background: color-mix(in srgb, var(--tone, var(--warn)) 14%, var(--card));
color: var(--text);
}
.banner .icon {
color: color-mix(in srgb, var(--tone, var(--warn)) 70%, var(--text));
}
.stack {
display: grid;
gap: 16px;
grid-template-columns: minmax(0, 1fr);
}
`;var P2=m`
:host {
--card: var(--ha-card-background, var(--card-background-color, #fff));
--text: var(--primary-text-color, #141414);
--muted: var(--secondary-text-color, #5e5e5e);
--line: var(--divider-color, rgba(0, 0, 0, 0.12));
--accent: var(--primary-color, #009ac7);
/* Text and fills in the accent colour that keep their contrast in both themes. */
--accent-text: color-mix(in srgb, var(--accent) 62%, var(--text));
--accent-fill: color-mix(in srgb, var(--accent) 72%, #000);
--accent-soft: color-mix(in srgb, var(--accent) 14%, transparent);
--good: var(--success-color, #43a047);
--warn: var(--warning-color, #ffa600);
--bad: var(--error-color, #db4437);
--info: var(--info-color, #039be5);
--radius: var(--ha-card-border-radius, var(--ha-border-radius-lg, 12px));
--hover: color-mix(in srgb, var(--text) 6%, transparent);
--track: color-mix(in srgb, var(--text) 10%, transparent);
color: var(--text);
font-family: var(--ha-font-family-body, Roboto, Noto, sans-serif);
font-size: 14px;
line-height: 1.45;
-webkit-font-smoothing: antialiased;
-webkit-text-size-adjust: 100%;
}
`;var o1=[P2,y2,_2,w2];var B2=(V,C)=>o`<div
class="bar ${C.status}"
role="progressbar"
aria-label=${V.t("progress")}
aria-valuemin="0"
aria-valuemax="100"
aria-valuenow=${Math.round(C.progress)}
>
<span style="transform:scaleX(${C.progress/100})"></span>
</div>`;function T2(V,C){let H=g2(C);return o`<ol class="phases">
${w.map((L,M)=>{let e=H[L];return o`<li
class=${e}
title=${V.word("phase",`${L}_hint`)}
aria-current=${e==="active"||e==="paused"?"step":a}
>
<span class="dot num" aria-hidden="true"
>${e==="done"?n(f1):M+1}</span
>
<span class="ellipsis">${V.word("phase",L)}</span>
<span class="visually-hidden">${V.word("phase_state",e)}</span>
</li>`})}
</ol>`}function R2(V,C,H){let L=V.t("progress_done",{done:V.number(C.done),total:V.number(C.total)}),M=[C.total?L:"",...C.status==="paused"?[]:W5(V,C,H)];return o`<p class="pace num">
${M.filter(Boolean).map(e=>o`<span>${e}</span>`)}
</p>`}function W5(V,C,H){let L=H.perSecond,M=H.timeLeft(C),e=C.phase==="refresh"||C.phase==="verify";return[L?V.plural("pace",Math.round(L*60)):"",M===null?V.t("time_left_unknown"):V.t(e?"time_left":"time_left_phase",{time:V.duration(n2(M))})]}function F2(V,C,H){let L=r1(C),M=[[V.t("tally_checked"),C.checked,"plain",!0],[V.t("tally_healthy"),C.healthy,"plain",!0],[V.t("tally_defective"),C.defective,"plain",!0],[V.t("result_would_refresh"),C.would_refresh,"info",H],[V.t("result_fixed"),C.fixed,"good",!H],[V.t("tally_failed"),L,L?"warn":"plain",!H],[V.t("result_skipped"),C.skipped,"plain",!0],[V.t("result_gone"),C.gone,"plain",!H]];return o`<dl class="tally" aria-label=${V.t("tally")}>
${M.filter(([,,,e])=>e).map(([e,r,i])=>b2(e,V.number(r),"",i))}
</dl>`}var Y0=m`
.bar {
position: relative;
height: 8px;
border-radius: 4px;
background: var(--track);
overflow: hidden;
}
.bar span {
position: absolute;
inset: 0;
border-radius: 4px;
background: var(--accent);
transform-origin: left;
transition: transform 400ms ease-out;
}
:host([dir="rtl"]) .bar span {
transform-origin: right;
}
.bar.paused span {
background: var(--muted);
}
.bar.running::after {
content: "";
position: absolute;
inset: 0;
background: linear-gradient(90deg, transparent, rgba(255, 255, 255, 0.28), transparent);
animation: sweep 2.4s infinite linear;
}
@keyframes sweep {
from {
transform: translateX(-100%);
}
to {
transform: translateX(100%);
}
}
.phases {
display: grid;
grid-template-columns: repeat(4, minmax(0, 1fr));
gap: 8px;
}
.phases li {
display: flex;
align-items: center;
gap: 8px;
min-width: 0;
color: var(--muted);
}
.phases .dot {
display: grid;
place-items: center;
width: 24px;
height: 24px;
flex: none;
border-radius: 50%;
font-size: 12px;
font-weight: 500;
background: var(--track);
color: var(--text);
}
.phases .dot .icon {
width: 16px;
height: 16px;
}
.phases .done .dot {
background: color-mix(in srgb, var(--good) 20%, transparent);
color: color-mix(in srgb, var(--good) 60%, var(--text));
}
.phases .active,
.phases .paused {
color: var(--text);
font-weight: 500;
}
.phases .active .dot {
background: var(--accent-fill);
color: #fff;
}
.phases .paused .dot {
box-shadow: inset 0 0 0 2px var(--muted);
}
.pace {
display: flex;
flex-wrap: wrap;
column-gap: 20px;
color: var(--muted);
min-height: 20px;
}
.tally {
display: grid;
grid-template-columns: repeat(auto-fit, minmax(80px, 1fr));
gap: 12px;
}
@container (max-width: 460px) {
.phases li {
flex-direction: column;
gap: 4px;
font-size: 12px;
}
.phases li .ellipsis {
max-width: 100%;
}
}
`;var $5=(V,C)=>C.status==="paused"?V.t("paused"):V.t(C.options.item_count?"state_refreshing_items":"state_running"),I5={user:"pause_until_resumed",server_unavailable:"pause_tries_again",provider_down:"pause_tries_again",entity:"pause_goes_on",server_busy:"pause_goes_on",playing:"pause_goes_on"},U5=(V,C)=>o`<p class="banner pause-note tone-warn">
${n($)}
<span
><span class="reason">${f2(V,C)}</span>
${C.pause_reason?V.t(I5[C.pause_reason]??"pause_goes_on"):a}</span
>
</p>`,G5=(V,C,H="paused_since")=>C.paused_at===null?V.t("running_since",{time:V.duration(Date.now()/1e3-C.started_at)}):V.t(H,{time:V.moment(C.paused_at),duration:V.duration(Date.now()/1e3-C.paused_at)}),e7=(V,C,H,L)=>o`<div class="running">
<div class="headline">
<div class="what">
<h2>${$5(V,C)} ${C.dry_run?O2(V):a}</h2>
<p class="muted num">${G5(V,C,"since")}</p>
</div>
<span class="percent num" aria-hidden="true">${V.percent(C.progress)}</span>
</div>
${B2(V,C)} ${T2(V,C)}
${C.status==="paused"?U5(V,C):a}
<div class="now">
${C.current===void 0||C.status==="paused"?a:o`<p class="ellipsis current" title=${C.current||a}>
<span class="muted">${V.t("now_working")}</span> ${C.current||"…"}
</p>`}
${R2(V,C,H)}
</div>
${F2(V,C.tally,C.dry_run)} ${L}
</div>`;var D2=m`
dialog {
width: min(480px, calc(100vw - 32px));
max-height: calc(100dvh - 32px);
padding: 0;
border: 0;
border-radius: var(--ha-dialog-border-radius, 24px);
background: var(--ha-dialog-surface-background, var(--card));
color: var(--text);
box-shadow: 0 12px 40px rgba(0, 0, 0, 0.3);
overflow: auto;
}
dialog[open] {
animation: rise 160ms ease-out;
}
dialog::backdrop {
background: rgba(0, 0, 0, 0.5);
}
@keyframes rise {
from {
opacity: 0;
transform: translateY(12px);
}
}
.sheet {
display: grid;
gap: 16px;
padding: 24px;
}
h2 {
font-size: 20px;
line-height: 28px;
}
.actions {
display: flex;
flex-wrap: wrap;
justify-content: flex-end;
gap: 8px;
margin-top: 8px;
}
`;var I=class extends x{constructor(){super(...arguments);this.heading=""}show(){this.updateComplete.then(()=>this.dialog.open||this.dialog.showModal())}close(){this.dialog.close()}render(){return o`<dialog aria-labelledby="heading" @click=${this.closeOutside} @close=${this.closed}>
<div class="sheet">
<h2 id="heading">${this.heading}</h2>
<slot></slot>
<div class="actions"><slot name="actions"></slot></div>
</div>
</dialog>`}closeOutside(H){H.target===this.dialog&&this.close()}closed(){this.dispatchEvent(new CustomEvent("closed"))}static{this.styles=[o1,D2]}};l([S()],I.prototype,"heading",2),l([P("dialog")],I.prototype,"dialog",2);L1("psr-dialog",I);var E2=m`
.row {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 8px;
}
form,
fieldset {
display: grid;
gap: 16px;
border: 0;
margin: 0;
padding: 0;
min-width: 0;
}
fieldset {
gap: 0;
}
legend,
.number > span:first-child {
font-weight: 500;
padding: 0;
}
.check {
display: flex;
align-items: center;
gap: 12px;
min-height: 44px;
cursor: pointer;
}
.number {
display: grid;
gap: 4px;
}
.hint {
font-size: 12px;
}
`;var v=class extends x{constructor(){super(...arguments);this.jobs=[];this.compact=!1;this.busy="";this.asked={};this.draft={libraries:[],days:0,max_items:0,dry_run:!1}}render(){return this.context.isAdmin?o`<div class="row">
${this.state.job?this.renderActive(this.state.job):this.renderStart()}
</div>
${this.renderLargeDialog()} ${this.renderCancelDialog()}
${this.compact?a:this.renderOptionsDialog()}`:a}renderStart(){let{t:H}=this.context.speech;return o`${this.state.resumable?this.renderResume():a}
<button
class="button ${this.state.resumable?"soft":"filled"}"
title=${this.state.resumable?H("start_instead_hint"):a}
?disabled=${this.busy!==""}
@click=${()=>this.ask({dry_run:!1})}
>
${n(t1)}${H("start_scan")}
</button>
<button
class="button soft"
title=${H("dry_run_hint")}
?disabled=${this.busy!==""}
@click=${()=>this.ask({dry_run:!0})}
>
${n(W)}${H("dry_run_start")}
</button>
${this.compact?a:o`<button
class="icon-button"
title=${H("scan_options")}
aria-label=${H("scan_options")}
?disabled=${this.busy!==""}
@click=${this.openOptions}
>
${n(D1)}
</button>`}`}renderActive(H){let{t:L}=this.context.speech;return o`${H.status==="paused"?this.renderResume():this.renderPause()}
<button
class="button danger-soft"
?disabled=${this.busy!==""}
@click=${()=>this.cancelDialog.show()}
>
${n(F1)}${this.busy==="cancel"?L("cancelling"):L("cancel_scan")}
</button>`}renderPause(){let{t:H}=this.context.speech;return o`<button
class="button soft"
title=${H("pause_hint")}
?disabled=${this.busy!==""}
@click=${()=>this.attempt("pause",()=>this.context.api.pause(),H("paused"))}
>
${n(B1)}${H("pause_scan")}
</button>`}renderResume(){let{t:H}=this.context.speech;return o`<button
class="button filled"
?disabled=${this.busy!==""}
@click=${()=>this.attempt("resume",()=>this.context.api.resume(),H("resumed"))}
>
${n(t1)}${H("resume_scan")}
</button>`}renderLargeDialog(){let{t:H,number:L,window:M}=this.context.speech,{items:e}=h1(this.asked,this.state,this.jobs),r=this.asked.days??this.state.settings.window_days;return o`<psr-dialog id="large" heading=${H("dialog_large_title")}>
<p>
${e===null?H("dialog_large_unknown",{window:M(r)}):H("dialog_large_known",{count:L(e)})}
</p>
<p class="muted">${H(this.asked.dry_run?"dialog_large_dry":"dialog_large_text")}</p>
<button slot="actions" class="button" @click=${()=>this.largeDialog.close()}>
${H("cancel_dialog")}
</button>
<button
slot="actions"
class="button filled"
@click=${()=>{this.largeDialog.close(),this.start(this.asked)}}
>
${H(this.asked.dry_run?"dry_run_start":"start_scan")}
</button>
</psr-dialog>`}renderCancelDialog(){let{t:H}=this.context.speech;return o`<psr-dialog id="cancel" heading=${H("dialog_cancel_title")}>
<p>${H("dialog_cancel_text")}</p>
<button slot="actions" class="button" @click=${()=>this.cancelDialog.close()}>
${H(this.state.job?.status==="paused"?"keep_paused":"keep_scanning")}
</button>
<button slot="actions" class="button danger" @click=${this.cancel}>
${H("cancel_scan")}
</button>
</psr-dialog>`}renderOptionsDialog(){let{t:H}=this.context.speech,{draft:L}=this;return o`<psr-dialog id="options" heading=${H("dialog_options_title")}>
<form
id="form"
@submit=${M=>{M.preventDefault(),this.optionsDialog.close(),this.ask(L)}}
>
<p class="muted">${H("dialog_options_text")}</p>
<fieldset>
<legend>${H("field_libraries")}</legend>
<p class="muted hint">${H("field_libraries_hint")}</p>
${this.state.libraries.map(({library_id:M,title:e})=>o`<label class="check">
<input
type="checkbox"
.checked=${L.libraries.includes(M)}
@change=${r=>this.pick(M,r)}
/>
<span>${e}</span>
</label>`)}
</fieldset>
${this.renderNumber("days",H("field_days"),H("field_days_hint"),36500)}
${this.renderNumber("max_items",H("field_max_items"),H("field_max_items_hint"),1e6)}
<label class="switch">
<input
type="checkbox"
role="switch"
.checked=${L.dry_run}
@change=${M=>this.draft={...L,dry_run:M.target.checked}}
/>
<span>${H("field_dry_run")}</span>
</label>
</form>
<button slot="actions" class="button" @click=${()=>this.optionsDialog.close()}>
${H("cancel_dialog")}
</button>
<button slot="actions" class="button filled" @click=${this.submitOptions}>
${H(L.dry_run?"dry_run_start":"start_scan")}
</button>
</psr-dialog>`}renderNumber(H,L,M,e){return o`<label class="number">
<span>${L}</span>
<span class="field">
<input
type="number"
inputmode="numeric"
min="0"
max=${e}
step="1"
required
.value=${String(this.draft[H])}
@input=${r=>this.draft={...this.draft,[H]:r.target.valueAsNumber||0}}
/>
</span>
<span class="muted hint">${M}</span>
</label>`}pick(H,L){let M=this.draft.libraries.filter(r=>r!==H),{checked:e}=L.target;this.draft={...this.draft,libraries:e?[...M,H]:M}}openOptions(){let{window_days:H,max_items:L,dry_run:M}=this.state.settings;this.draft={libraries:[],days:H,max_items:L,dry_run:M},this.optionsDialog.show()}submitOptions(){this.renderRoot.querySelector("#form")?.requestSubmit()}async ask(H){if(this.asked=H,h1(H,this.state,this.jobs).isLarge){this.largeDialog.show();return}await this.start(H)}start(H){let L={...H};L.libraries?.length||delete L.libraries;let{t:M}=this.context.speech;return this.attempt("start",()=>this.context.api.start(L),M("started"))}async cancel(){this.cancelDialog.close();let{t:H}=this.context.speech;await this.attempt("cancel",()=>this.context.api.cancel(),H("cancelled"))}async attempt(H,L,M){let{notify:e,speech:r}=this.context;this.busy=H;try{await L(),e(M)}catch(i){e(r.error(Z1(i)),!0)}finally{this.busy=""}}static{this.styles=[o1,E2]}};l([S({attribute:!1})],v.prototype,"context",2),l([S({attribute:!1})],v.prototype,"state",2),l([S({attribute:!1})],v.prototype,"jobs",2),l([S({type:Boolean})],v.prototype,"compact",2),l([H1()],v.prototype,"busy",2),l([H1()],v.prototype,"asked",2),l([H1()],v.prototype,"draft",2),l([P("#large")],v.prototype,"largeDialog",2),l([P("#cancel")],v.prototype,"cancelDialog",2),l([P("#options")],v.prototype,"optionsDialog",2);L1("psr-scan-controls",v);export{l as a,m as b,o as c,j1 as d,f as e,a as f,K5 as g,x as h,S as i,H1 as j,P as k,Z1 as l,r2 as m,L1 as n,N3 as o,s2 as p,z3 as q,w as r,j3 as s,q3 as t,c2 as u,J3 as v,X3 as w,H0 as x,h2 as y,V0 as z,L0 as A,A5 as B,M0 as C,e0 as D,r0 as E,t0 as F,g1 as G,l5 as H,v5 as I,b1 as J,y1 as K,w1 as L,x5 as M,Z5 as N,s5 as O,u5 as P,S5 as Q,c5 as R,h5 as S,g5 as T,O5 as U,f5 as V,P1 as W,b5 as X,k5 as Y,y5 as Z,$ as _,t1 as $,T1 as aa,R1 as ba,w5 as ca,_5 as da,P5 as ea,B5 as fa,T5 as ga,R5 as ha,n as ia,i1 as ja,x0 as ka,O2 as la,Z0 as ma,s0 as na,f2 as oa,u0 as pa,b2 as qa,D5 as ra,S0 as sa,c0 as ta,h0 as ua,g0 as va,O0 as wa,E5 as xa,b0 as ya,k0 as za,y0 as Aa,y2 as Ba,o1 as Ca,B2 as Da,T2 as Ea,R2 as Fa,F2 as Ga,Y0 as Ha,$5 as Ia,G5 as Ja,e7 as Ka};
