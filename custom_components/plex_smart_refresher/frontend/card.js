var N2=Object.defineProperty;var W2=Object.getOwnPropertyDescriptor;var p=(L,C,H,V)=>{for(var M=V>1?void 0:V?W2(C,H):C,e=L.length-1,r;e>=0;e--)(r=L[e])&&(M=(V?r(C,H,M):r(M))||M);return V&&M&&N2(C,H,M),M};var C1=globalThis,H1=C1.ShadowRoot&&(C1.ShadyCSS===void 0||C1.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,d1=Symbol(),G1=new WeakMap,D=class{constructor(C,H,V){if(this._$cssResult$=!0,V!==d1)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=C,this.t=H}get styleSheet(){let C=this.o,H=this.t;if(H1&&C===void 0){let V=H!==void 0&&H.length===1;V&&(C=G1.get(H)),C===void 0&&((this.o=C=new CSSStyleSheet).replaceSync(this.cssText),V&&G1.set(H,C))}return C}toString(){return this.cssText}},Q1=L=>new D(typeof L=="string"?L:L+"",void 0,d1),m=(L,...C)=>{let H=L.length===1?L[0]:C.reduce((V,M,e)=>V+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(M)+L[e+1],L[0]);return new D(H,L,d1)},z1=(L,C)=>{if(H1)L.adoptedStyleSheets=C.map(H=>H instanceof CSSStyleSheet?H:H.styleSheet);else for(let H of C){let V=document.createElement("style"),M=C1.litNonce;M!==void 0&&V.setAttribute("nonce",M),V.textContent=H.cssText,L.appendChild(V)}},n1=H1?L=>L:L=>L instanceof CSSStyleSheet?(C=>{let H="";for(let V of C.cssRules)H+=V.cssText;return Q1(H)})(L):L;var{is:$2,defineProperty:I2,getOwnPropertyDescriptor:U2,getOwnPropertyNames:G2,getOwnPropertySymbols:Q2,getPrototypeOf:z2}=Object,V1=globalThis,K1=V1.trustedTypes,K2=K1?K1.emptyScript:"",j2=V1.reactiveElementPolyfillSupport,E=(L,C)=>L,N={toAttribute(L,C){switch(C){case Boolean:L=L?K2:null;break;case Object:case Array:L=L==null?L:JSON.stringify(L)}return L},fromAttribute(L,C){let H=L;switch(C){case Boolean:H=L!==null;break;case Number:H=L===null?null:Number(L);break;case Object:case Array:try{H=JSON.parse(L)}catch{H=null}}return H}},L1=(L,C)=>!$2(L,C),j1={attribute:!0,type:String,converter:N,reflect:!1,useDefault:!1,hasChanged:L1};Symbol.metadata??=Symbol("metadata"),V1.litPropertyMetadata??=new WeakMap;var S=class extends HTMLElement{static addInitializer(C){this._$Ei(),(this.l??=[]).push(C)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(C,H=j1){if(H.state&&(H.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(C)&&((H=Object.create(H)).wrapped=!0),this.elementProperties.set(C,H),!H.noAccessor){let V=Symbol(),M=this.getPropertyDescriptor(C,V,H);M!==void 0&&I2(this.prototype,C,M)}}static getPropertyDescriptor(C,H,V){let{get:M,set:e}=U2(this.prototype,C)??{get(){return this[H]},set(r){this[H]=r}};return{get:M,set(r){let i=M?.call(this);e?.call(this,r),this.requestUpdate(C,i,V)},configurable:!0,enumerable:!0}}static getPropertyOptions(C){return this.elementProperties.get(C)??j1}static _$Ei(){if(this.hasOwnProperty(E("elementProperties")))return;let C=z2(this);C.finalize(),C.l!==void 0&&(this.l=[...C.l]),this.elementProperties=new Map(C.elementProperties)}static finalize(){if(this.hasOwnProperty(E("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(E("properties"))){let H=this.properties,V=[...G2(H),...Q2(H)];for(let M of V)this.createProperty(M,H[M])}let C=this[Symbol.metadata];if(C!==null){let H=litPropertyMetadata.get(C);if(H!==void 0)for(let[V,M]of H)this.elementProperties.set(V,M)}this._$Eh=new Map;for(let[H,V]of this.elementProperties){let M=this._$Eu(H,V);M!==void 0&&this._$Eh.set(M,H)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(C){let H=[];if(Array.isArray(C)){let V=new Set(C.flat(1/0).reverse());for(let M of V)H.unshift(n1(M))}else C!==void 0&&H.push(n1(C));return H}static _$Eu(C,H){let V=H.attribute;return V===!1?void 0:typeof V=="string"?V:typeof C=="string"?C.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(C=>this.enableUpdating=C),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(C=>C(this))}addController(C){(this._$EO??=new Set).add(C),this.renderRoot!==void 0&&this.isConnected&&C.hostConnected?.()}removeController(C){this._$EO?.delete(C)}_$E_(){let C=new Map,H=this.constructor.elementProperties;for(let V of H.keys())this.hasOwnProperty(V)&&(C.set(V,this[V]),delete this[V]);C.size>0&&(this._$Ep=C)}createRenderRoot(){let C=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return z1(C,this.constructor.elementStyles),C}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(C=>C.hostConnected?.())}enableUpdating(C){}disconnectedCallback(){this._$EO?.forEach(C=>C.hostDisconnected?.())}attributeChangedCallback(C,H,V){this._$AK(C,V)}_$ET(C,H){let V=this.constructor.elementProperties.get(C),M=this.constructor._$Eu(C,V);if(M!==void 0&&V.reflect===!0){let e=(V.converter?.toAttribute!==void 0?V.converter:N).toAttribute(H,V.type);this._$Em=C,e==null?this.removeAttribute(M):this.setAttribute(M,e),this._$Em=null}}_$AK(C,H){let V=this.constructor,M=V._$Eh.get(C);if(M!==void 0&&this._$Em!==M){let e=V.getPropertyOptions(M),r=typeof e.converter=="function"?{fromAttribute:e.converter}:e.converter?.fromAttribute!==void 0?e.converter:N;this._$Em=M;let i=r.fromAttribute(H,e.type);this[M]=i??this._$Ej?.get(M)??i,this._$Em=null}}requestUpdate(C,H,V,M=!1,e){if(C!==void 0){let r=this.constructor;if(M===!1&&(e=this[C]),V??=r.getPropertyOptions(C),!((V.hasChanged??L1)(e,H)||V.useDefault&&V.reflect&&e===this._$Ej?.get(C)&&!this.hasAttribute(r._$Eu(C,V))))return;this.C(C,H,V)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(C,H,{useDefault:V,reflect:M,wrapped:e},r){V&&!(this._$Ej??=new Map).has(C)&&(this._$Ej.set(C,r??H??this[C]),e!==!0||r!==void 0)||(this._$AL.has(C)||(this.hasUpdated||V||(H=void 0),this._$AL.set(C,H)),M===!0&&this._$Em!==C&&(this._$Eq??=new Set).add(C))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(H){Promise.reject(H)}let C=this.scheduleUpdate();return C!=null&&await C,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[M,e]of this._$Ep)this[M]=e;this._$Ep=void 0}let V=this.constructor.elementProperties;if(V.size>0)for(let[M,e]of V){let{wrapped:r}=e,i=this[M];r!==!0||this._$AL.has(M)||i===void 0||this.C(M,void 0,e,i)}}let C=!1,H=this._$AL;try{C=this.shouldUpdate(H),C?(this.willUpdate(H),this._$EO?.forEach(V=>V.hostUpdate?.()),this.update(H)):this._$EM()}catch(V){throw C=!1,this._$EM(),V}C&&this._$AE(H)}willUpdate(C){}_$AE(C){this._$EO?.forEach(H=>H.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(C)),this.updated(C)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(C){return!0}update(C){this._$Eq&&=this._$Eq.forEach(H=>this._$ET(H,this[H])),this._$EM()}updated(C){}firstUpdated(C){}};S.elementStyles=[],S.shadowRootOptions={mode:"open"},S[E("elementProperties")]=new Map,S[E("finalized")]=new Map,j2?.({ReactiveElement:S}),(V1.reactiveElementVersions??=[]).push("2.1.2");var Z1=globalThis,q1=L=>L,M1=Z1.trustedTypes,J1=M1?M1.createPolicy("lit-html",{createHTML:L=>L}):void 0,L2="$lit$",O=`lit$${Math.random().toFixed(9).slice(2)}$`,M2="?"+O,q2=`<${M2}>`,k=document,$=()=>k.createComment(""),I=L=>L===null||typeof L!="object"&&typeof L!="function",u1=Array.isArray,J2=L=>u1(L)||typeof L?.[Symbol.iterator]=="function",p1=`[ 	
\f\r]`,W=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,X1=/-->/g,Y1=/>/g,f=RegExp(`>|${p1}(?:([^\\s"'>=/]+)(${p1}*=${p1}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),C2=/'/g,H2=/"/g,e2=/^(?:script|style|textarea|title)$/i,S1=L=>(C,...H)=>({_$litType$:L,strings:C,values:H}),a=S1(1),r2=S1(2),b5=S1(3),y=Symbol.for("lit-noChange"),o=Symbol.for("lit-nothing"),V2=new WeakMap,b=k.createTreeWalker(k,129);function t2(L,C){if(!u1(L)||!L.hasOwnProperty("raw"))throw Error("invalid template strings array");return J1!==void 0?J1.createHTML(C):C}var X2=(L,C)=>{let H=L.length-1,V=[],M,e=C===2?"<svg>":C===3?"<math>":"",r=W;for(let i=0;i<H;i++){let t=L[i],A,n,d=-1,u=0;for(;u<t.length&&(r.lastIndex=u,n=r.exec(t),n!==null);)u=r.lastIndex,r===W?n[1]==="!--"?r=X1:n[1]!==void 0?r=Y1:n[2]!==void 0?(e2.test(n[2])&&(M=RegExp("</"+n[2],"g")),r=f):n[3]!==void 0&&(r=f):r===f?n[0]===">"?(r=M??W,d=-1):n[1]===void 0?d=-2:(d=r.lastIndex-n[2].length,A=n[1],r=n[3]===void 0?f:n[3]==='"'?H2:C2):r===H2||r===C2?r=f:r===X1||r===Y1?r=W:(r=f,M=void 0);let g=r===f&&L[i+1].startsWith("/>")?" ":"";e+=r===W?t+q2:d>=0?(V.push(A),t.slice(0,d)+L2+t.slice(d)+O+g):t+O+(d===-2?i:g)}return[t2(L,e+(L[H]||"<?>")+(C===2?"</svg>":C===3?"</math>":"")),V]},U=class L{constructor({strings:C,_$litType$:H},V){let M;this.parts=[];let e=0,r=0,i=C.length-1,t=this.parts,[A,n]=X2(C,H);if(this.el=L.createElement(A,V),b.currentNode=this.el.content,H===2||H===3){let d=this.el.content.firstChild;d.replaceWith(...d.childNodes)}for(;(M=b.nextNode())!==null&&t.length<i;){if(M.nodeType===1){if(M.hasAttributes())for(let d of M.getAttributeNames())if(d.endsWith(L2)){let u=n[r++],g=M.getAttribute(d).split(O),Y=/([.?@])?(.*)/.exec(u);t.push({type:1,index:e,name:Y[2],strings:g,ctor:Y[1]==="."?l1:Y[1]==="?"?v1:Y[1]==="@"?x1:P}),M.removeAttribute(d)}else d.startsWith(O)&&(t.push({type:6,index:e}),M.removeAttribute(d));if(e2.test(M.tagName)){let d=M.textContent.split(O),u=d.length-1;if(u>0){M.textContent=M1?M1.emptyScript:"";for(let g=0;g<u;g++)M.append(d[g],$()),b.nextNode(),t.push({type:2,index:++e});M.append(d[u],$())}}}else if(M.nodeType===8)if(M.data===M2)t.push({type:2,index:e});else{let d=-1;for(;(d=M.data.indexOf(O,d+1))!==-1;)t.push({type:7,index:e}),d+=O.length-1}e++}}static createElement(C,H){let V=k.createElement("template");return V.innerHTML=C,V}};function _(L,C,H=L,V){if(C===y)return C;let M=V!==void 0?H._$Co?.[V]:H._$Cl,e=I(C)?void 0:C._$litDirective$;return M?.constructor!==e&&(M?._$AO?.(!1),e===void 0?M=void 0:(M=new e(L),M._$AT(L,H,V)),V!==void 0?(H._$Co??=[])[V]=M:H._$Cl=M),M!==void 0&&(C=_(L,M._$AS(L,C.values),M,V)),C}var m1=class{constructor(C,H){this._$AV=[],this._$AN=void 0,this._$AD=C,this._$AM=H}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(C){let{el:{content:H},parts:V}=this._$AD,M=(C?.creationScope??k).importNode(H,!0);b.currentNode=M;let e=b.nextNode(),r=0,i=0,t=V[0];for(;t!==void 0;){if(r===t.index){let A;t.type===2?A=new G(e,e.nextSibling,this,C):t.type===1?A=new t.ctor(e,t.name,t.strings,this,C):t.type===6&&(A=new s1(e,this,C)),this._$AV.push(A),t=V[++i]}r!==t?.index&&(e=b.nextNode(),r++)}return b.currentNode=k,M}p(C){let H=0;for(let V of this._$AV)V!==void 0&&(V.strings!==void 0?(V._$AI(C,V,H),H+=V.strings.length-2):V._$AI(C[H])),H++}},G=class L{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(C,H,V,M){this.type=2,this._$AH=o,this._$AN=void 0,this._$AA=C,this._$AB=H,this._$AM=V,this.options=M,this._$Cv=M?.isConnected??!0}get parentNode(){let C=this._$AA.parentNode,H=this._$AM;return H!==void 0&&C?.nodeType===11&&(C=H.parentNode),C}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(C,H=this){C=_(this,C,H),I(C)?C===o||C==null||C===""?(this._$AH!==o&&this._$AR(),this._$AH=o):C!==this._$AH&&C!==y&&this._(C):C._$litType$!==void 0?this.$(C):C.nodeType!==void 0?this.T(C):J2(C)?this.k(C):this._(C)}O(C){return this._$AA.parentNode.insertBefore(C,this._$AB)}T(C){this._$AH!==C&&(this._$AR(),this._$AH=this.O(C))}_(C){this._$AH!==o&&I(this._$AH)?this._$AA.nextSibling.data=C:this.T(k.createTextNode(C)),this._$AH=C}$(C){let{values:H,_$litType$:V}=C,M=typeof V=="number"?this._$AC(C):(V.el===void 0&&(V.el=U.createElement(t2(V.h,V.h[0]),this.options)),V);if(this._$AH?._$AD===M)this._$AH.p(H);else{let e=new m1(M,this),r=e.u(this.options);e.p(H),this.T(r),this._$AH=e}}_$AC(C){let H=V2.get(C.strings);return H===void 0&&V2.set(C.strings,H=new U(C)),H}k(C){u1(this._$AH)||(this._$AH=[],this._$AR());let H=this._$AH,V,M=0;for(let e of C)M===H.length?H.push(V=new L(this.O($()),this.O($()),this,this.options)):V=H[M],V._$AI(e),M++;M<H.length&&(this._$AR(V&&V._$AB.nextSibling,M),H.length=M)}_$AR(C=this._$AA.nextSibling,H){for(this._$AP?.(!1,!0,H);C!==this._$AB;){let V=q1(C).nextSibling;q1(C).remove(),C=V}}setConnected(C){this._$AM===void 0&&(this._$Cv=C,this._$AP?.(C))}},P=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(C,H,V,M,e){this.type=1,this._$AH=o,this._$AN=void 0,this.element=C,this.name=H,this._$AM=M,this.options=e,V.length>2||V[0]!==""||V[1]!==""?(this._$AH=Array(V.length-1).fill(new String),this.strings=V):this._$AH=o}_$AI(C,H=this,V,M){let e=this.strings,r=!1;if(e===void 0)C=_(this,C,H,0),r=!I(C)||C!==this._$AH&&C!==y,r&&(this._$AH=C);else{let i=C,t,A;for(C=e[0],t=0;t<e.length-1;t++)A=_(this,i[V+t],H,t),A===y&&(A=this._$AH[t]),r||=!I(A)||A!==this._$AH[t],A===o?C=o:C!==o&&(C+=(A??"")+e[t+1]),this._$AH[t]=A}r&&!M&&this.j(C)}j(C){C===o?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,C??"")}},l1=class extends P{constructor(){super(...arguments),this.type=3}j(C){this.element[this.name]=C===o?void 0:C}},v1=class extends P{constructor(){super(...arguments),this.type=4}j(C){this.element.toggleAttribute(this.name,!!C&&C!==o)}},x1=class extends P{constructor(C,H,V,M,e){super(C,H,V,M,e),this.type=5}_$AI(C,H=this){if((C=_(this,C,H,0)??o)===y)return;let V=this._$AH,M=C===o&&V!==o||C.capture!==V.capture||C.once!==V.once||C.passive!==V.passive,e=C!==o&&(V===o||M);M&&this.element.removeEventListener(this.name,this,V),e&&this.element.addEventListener(this.name,this,C),this._$AH=C}handleEvent(C){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,C):this._$AH.handleEvent(C)}},s1=class{constructor(C,H,V){this.element=C,this.type=6,this._$AN=void 0,this._$AM=H,this.options=V}get _$AU(){return this._$AM._$AU}_$AI(C){_(this,C)}};var Y2=Z1.litHtmlPolyfillSupport;Y2?.(U,G),(Z1.litHtmlVersions??=[]).push("3.3.3");var i2=(L,C,H)=>{let V=H?.renderBefore??C,M=V._$litPart$;if(M===void 0){let e=H?.renderBefore??null;V._$litPart$=M=new G(C.insertBefore($(),e),e,void 0,H??{})}return M._$AI(L),M};var c1=globalThis,x=class extends S{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let C=super.createRenderRoot();return this.renderOptions.renderBefore??=C.firstChild,C}update(C){let H=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(C),this._$Do=i2(H,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return y}};x._$litElement$=!0,x.finalized=!0,c1.litElementHydrateSupport?.({LitElement:x});var C5=c1.litElementPolyfillSupport;C5?.({LitElement:x});(c1.litElementVersions??=[]).push("4.2.2");var H5={attribute:!0,type:String,converter:N,reflect:!1,hasChanged:L1},V5=(L=H5,C,H)=>{let{kind:V,metadata:M}=H,e=globalThis.litPropertyMetadata.get(M);if(e===void 0&&globalThis.litPropertyMetadata.set(M,e=new Map),V==="setter"&&((L=Object.create(L)).wrapped=!0),e.set(H.name,L),V==="accessor"){let{name:r}=H;return{set(i){let t=C.get.call(this);C.set.call(this,i),this.requestUpdate(r,t,L,!0,i)},init(i){return i!==void 0&&this.C(r,void 0,L,i),i}}}if(V==="setter"){let{name:r}=H;return function(i){let t=this[r];C.call(this,i),this.requestUpdate(r,t,L,!0,i)}}throw Error("Unsupported decorator location: "+V)};function s(L){return(C,H)=>typeof H=="object"?V5(L,C,H):((V,M,e)=>{let r=M.hasOwnProperty(e);return M.constructor.createProperty(e,V),r?Object.getOwnPropertyDescriptor(M,e):void 0})(L,C,H)}function Z(L){return s({...L,state:!0,attribute:!1})}var w=(L,C,H)=>(H.configurable=!0,H.enumerable=!0,Reflect.decorate&&typeof C!="object"&&Object.defineProperty(L,C,H),H);function B(L,C){return(H,V,M)=>{let e=r=>r.renderRoot?.querySelector(L)??null;if(C){let{get:r,set:i}=typeof V=="object"?H:M??(()=>{let t=Symbol();return{get(){return this[t]},set(A){this[t]=A}}})();return w(H,V,{get(){let t=r.call(this);return t===void 0&&(t=e(this),(t!==null||this.hasUpdated)&&i.call(this,t)),t}})}return w(H,V,{get(){return e(this)}})}}var e1="plex_smart_refresher/",o2="/api/plex_smart_refresher/";function h1(L){let{code:C,message:H,translation_key:V}=L??{};return typeof L=="number"||typeof C=="number"?{code:"connection",message:""}:{code:String(V??C??"unknown"),message:String(H??L)}}var a2=L=>Object.fromEntries(Object.entries(L).filter(([,C])=>C!==""&&C!==void 0)),L5=2e3,Q=class L{constructor(C,H){this.hass=C;this.entryId=H;this.thumbs=new Map}static async entries(C){return(await C.callWS({type:`${e1}entries`})).entries}call(C,H={}){return this.hass().callWS({type:e1+C,entry_id:this.entryId,...a2(H)})}jobs(C,H,V=0){return this.call("jobs",{...C,limit:H,offset:V})}async job(C){return(await this.call("job",{job_id:C})).job}jobItems(C,H,V,M){return this.call("job_items",{job_id:C,result:H,limit:V,offset:M})}log(C,H,V,M){return this.call("log",{job_id:C,...H,limit:V,before_id:M})}items(C,H,V){return this.call("items",{...C,limit:H,offset:V})}start(C){return this.call("start",C)}cancel(){return this.call("cancel")}pause(){return this.call("pause")}resume(){return this.call("resume")}refreshItems(C){return this.call("refresh_items",{rating_keys:C})}ignore(C,H){return this.call("ignore",{rating_keys:C,ignored:H})}setSettings(C){return this.call("set_settings",C)}subscribe(C){let H;return this.follow({type:`${e1}subscribe`,entry_id:this.entryId},V=>V.type==="unloaded"?!1:(V.type==="state"?H=V.state:H&&(H={...H,...V.state}),H&&C.onState(H),!0),V=>C.onError(V))}subscribeLog(C,H,V,M,e){return this.follow({type:`${e1}subscribe_log`,entry_id:this.entryId,job_id:C,limit:V,...a2(H)},({initial:r,...i})=>(M(i,r),!0),e)}follow(C,H,V){let M=!1,e,r,i=n=>{n?.then(d=>d()).catch(()=>{})},t=()=>{M||(e=setTimeout(A,L5))},A=()=>{let n=this.hass().connection.subscribeMessage(d=>{M||r!==n||H(d)||(r=void 0,i(n),V({code:"not_loaded",message:""}),t())},C);r=n,n.catch(d=>{r=void 0,!M&&(V(h1(d)),t())})};return A(),()=>{M=!0,clearTimeout(e),i(r)}}thumb(C){let H=this.thumbs.get(C);return H||(H=this.fetchThumb(C).catch(()=>""),this.thumbs.set(C,H),this.forgetOldThumbs()),H}static{this.MAX_THUMBS=400}async fetchThumb(C){let H=`${o2}${this.entryId}/thumb/${encodeURIComponent(C)}`,V=await this.hass().fetchWithAuth(H);return V.status!==200?"":URL.createObjectURL(await V.blob())}forgetOldThumbs(){for(let[C,H]of this.thumbs){if(this.thumbs.size<=L.MAX_THUMBS)return;this.thumbs.delete(C),H.then(V=>V&&URL.revokeObjectURL(V))}}release(){for(let C of this.thumbs.values())C.then(H=>H&&URL.revokeObjectURL(H));this.thumbs.clear()}async logAddress(C){let H=`${o2}${this.entryId}/log/${encodeURIComponent(C)}`,V=await this.hass().callWS({type:"auth/sign_path",path:H,expires:30});return this.hass().hassUrl?.(V.path)??V.path}};function T(L,C){customElements.get(L)||customElements.define(L,C)}var A2=L=>({locale:L.locale,serverZone:L.config.time_zone});function O1({locale:L}){switch(L.number_format){case"comma_decimal":return"en-US";case"decimal_comma":return"de";case"space_comma":return"fr";case"quote_decimal":return"de-CH";case"system":return;default:return L.language}}function d2(L,C,H=0){return new Intl.NumberFormat(O1(L),{maximumFractionDigits:H,minimumFractionDigits:H,useGrouping:L.locale.number_format!=="none"}).format(C)}function n2(L,C,H=0){let V=10**-H,M=C>0&&C<100?Math.min(Math.max(C,V),100-V):C;return new Intl.NumberFormat(O1(L),{style:"percent",maximumFractionDigits:H,minimumFractionDigits:H}).format(M/100)}var p2=({locale:L,serverZone:C})=>L.time_zone==="server"?C:void 0;function M5({locale:L}){if(L.time_format==="12")return!0;if(L.time_format==="24")return!1}var e5=({locale:L})=>L.time_format==="system"?void 0:L.language;function f1(L,C,H=!1){return new Intl.DateTimeFormat(e5(L),{hour:"2-digit",minute:"2-digit",second:H?"2-digit":void 0,hour12:M5(L),timeZone:p2(L)}).format(C*1e3)}var r5={DMY:["day","month","year"],MDY:["month","day","year"],YMD:["year","month","day"]};function r1(L,C){let H=r5[L.locale.date_format],V=L.locale.date_format==="system"?void 0:L.locale.language,M=new Intl.DateTimeFormat(V,{year:"numeric",month:H?"2-digit":"short",day:H?"2-digit":"numeric",timeZone:p2(L)}).formatToParts(C*1e3);if(!H)return M.map(i=>i.value).join("");let e=i=>M.find(t=>t.type===i)?.value??"",r=M.find(i=>i.type==="literal")?.value.trim()||"/";return H.map(e).join(L.locale.date_format==="YMD"?"-":r)}var m2=(L,C)=>`${r1(L,C)}, ${f1(L,C)}`,t5=[["day",86400],["hour",3600],["minute",60]];function l2(L,C,H){let V=C-H;if(Math.abs(V)>30*86400)return r1(L,C);let M=new Intl.RelativeTimeFormat(L.locale.language,{numeric:"auto"});for(let[e,r]of t5)if(Math.abs(V)>=r)return M.format(Math.trunc(V/r),e);return M.format(0,"second")}var g1=(L,C,H)=>new Intl.NumberFormat(O1(L)??L.locale.language,{style:"unit",unit:H,unitDisplay:"short",maximumFractionDigits:0}).format(C);function v2(L,C){let H=Math.max(0,Math.round(C)),[V,M,e]=[Math.floor(H/3600),Math.floor(H/60)%60,H%60],r=[];return V&&r.push(g1(L,V,"hour")),M&&r.push(g1(L,M,"minute")),!V&&(e||!M)&&r.push(g1(L,e,"second")),r.join(" ")}function x2(L){return L<10?Math.max(1,Math.ceil(L)):L<60?Math.ceil(L/5)*5:L<600?Math.ceil(L/15)*15:Math.ceil(L/60)*60}var s2={title:"Plex Refresher",server:"Server",view_overview:"Übersicht",view_jobs:"Aufträge",view_items:"Titel",view_settings:"Einstellungen",navigation:"Ansichten",loading:"Wird geladen",retry:"Erneut versuchen",cancel_dialog:"Abbrechen",search:"Suchen",clear_search:"Suche leeren",clear_filters:"Filter zurücksetzen",all:"Alle",none:"Keine",yes:"Ja",no:"Nein",unknown:"Unbekannt",show_table:"Als Tabelle anzeigen",connection_lost:"Verbindung unterbrochen. Die Anzeige ist von {time} und wird automatisch aktualisiert.",server_unreachable:"Der Plex-Server antwortet gerade nicht.",admin_only_title:"Nur für Administratoren",admin_only_text:"Titel, Protokolle und Einstellungen sind nur für Administratoren sichtbar.",no_servers_title:"Noch kein Plex-Server",no_servers_text:"Sobald Plex Smart Refresher unter Einstellungen › Geräte & Dienste hinzugefügt ist, erscheint der Server hier.",add_server:"Server hinzufügen",not_loaded_title:"Dieser Server ist nicht bereit",not_loaded_text:"Home Assistant hat ihn nicht geladen: Er startet vielleicht noch, ist deaktiviert oder braucht Aufmerksamkeit. Diese Seite versucht es weiter.",open_integration:"Integration öffnen",unknown_server_title:"Diesen Server gibt es nicht",unknown_server_text:"Die Adresse nennt einen Server, der nicht mehr vorhanden ist.",go_overview:"Zur Übersicht",start_scan:"Scan starten",dry_run:"Probelauf",dry_run_start:"Probelauf",dry_run_hint:"Findet Mängel und ändert nichts",cancel_scan:"Scan abbrechen",pause_scan:"Scan pausieren",pause_hint:"Beginnt nichts Neues, bis er fortgesetzt wird; woran Plex gerade arbeitet, wird noch geprüft",resume_scan:"Scan fortsetzen",start_instead_hint:"Beginnt von vorn; der unterbrochene Scan kann dann nicht mehr weitergehen",cancelling:"Wird abgebrochen …",scan_options:"Scan mit anderen Einstellungen",started:"Scan gestartet",cancelled:"Scan abgebrochen",paused:"Scan pausiert",resumed:"Scan fortgesetzt",resumable:"Der letzte Scan wurde unterbrochen. Er kann dort weitergehen, wo er war.",dialog_options_title:"Scan mit anderen Einstellungen",dialog_options_text:"Sie gelten nur für diesen Scan.",dialog_large_title:"Wirklich so viel scannen?",dialog_large_known:"Dieser Scan prüft etwa {count} Titel.",dialog_large_unknown:"Dieser Scan prüft {window}. Auf einem großen Server kann das Stunden dauern.",dialog_large_text:"Mangelhafte Titel werden nacheinander aktualisiert. Abbrechen ist jederzeit möglich.",dialog_large_dry:"Es ist ein Probelauf: Geändert wird nichts.",dialog_cancel_title:"Diesen Scan abbrechen?",dialog_cancel_text:"Erledigtes bleibt erledigt. Titel, die gerade in Arbeit sind, haben kein Ergebnis und kommen beim nächsten Mal wieder an die Reihe.",keep_scanning:"Weiter scannen",keep_paused:"Pausiert lassen",field_libraries:"Mediatheken",field_libraries_hint:"Ohne Auswahl sind es alle",field_days:"Tage zurück",field_days_hint:"Titel, die in so vielen Tagen hinzugekommen sind; 0 ist die ganze Mediathek",field_max_items:"Höchstens so viele Titel je Mediathek",field_max_items_hint:"0 bedeutet ohne Grenze",field_dry_run:"Probelauf",field_dry_run_hint:"Mängel nur finden, auf dem Server nichts ändern",days_one:"{count} Tag",days_other:"{count} Tage",window_all:"die ganze Mediathek",window_days_one:"den letzten Tag",window_days_other:"die letzten {count} Tage",no_limit:"Ohne Grenze",state_idle:"Bereit",state_running:"Scan läuft",state_refreshing_items:"Titel werden aktualisiert",now_working:"Jetzt",progress:"Fortschritt",progress_done:"{done} von {total}",pace_one:"{count} Titel/min",pace_other:"{count} Titel/min",time_left:"Noch etwa {time}",time_left_phase:"Noch etwa {time} in dieser Phase",time_left_unknown:"Restzeit wird ermittelt …",running_since:"Läuft seit {time}",since:"Seit {time}, {duration} lang",paused_since:"Pausiert seit {time}, {duration} lang",live_phase:"Phase {phase}",live_paused:"Scan pausiert. {reason}",live_finished:"Scan beendet. {summary}",phase_collect:"Sammeln",phase_inspect:"Prüfen",phase_refresh:"Aktualisieren",phase_verify:"Kontrollieren",phase_collect_hint:"Listet die Mediatheken auf",phase_inspect_hint:"Sucht fehlende Metadaten",phase_refresh_hint:"Lässt Plex neu abrufen",phase_verify_hint:"Wartet auf die letzten Ergebnisse",phase_state_done:"erledigt",phase_state_active:"läuft",phase_state_paused:"pausiert",phase_state_ahead:"steht noch aus",tally:"Zwischenstand",tally_checked:"Geprüft",tally_healthy:"In Ordnung",tally_defective:"Mangelhaft",tally_failed:"Nicht behoben",result_healthy:"In Ordnung",result_fixed:"Behoben",result_partly_fixed:"Teilweise behoben",result_unresolved:"Ungelöst",result_timed_out:"Zeit überschritten",result_gone:"Verschwunden",result_errored:"Fehler",result_skipped:"Übersprungen",result_would_refresh:"Würde aktualisiert",skip_protected:"Eine Aktualisierung würde von Hand Gemachtes zerstören",protected_somehow:"Eine Aktualisierung würde von Hand Gemachtes zerstören.",protected_itself:"Er hat keine Zuordnung, aber {made}: Eine Aktualisierung würde das verwerfen.",protected_below:"{title}, darunter, hat keine Zuordnung, aber {made}: Eine Aktualisierung würde das verwerfen.",made_summary:"eine von Hand geschriebene Beschreibung",made_fields:"gesperrte Felder ({fields})",made_and:" und ",field_name_title:"Titel",field_name_titleSort:"Sortiertitel",field_name_summary:"Beschreibung",field_name_thumb:"Poster",field_name_art:"Hintergrund",field_name_year:"Jahr",field_name_genre:"Genre",skip_backoff:"Der nächste Versuch ist noch nicht fällig",skip_given_up:"Zu oft fehlgeschlagen",skip_refresh_cap:"Die Grenze dieses Scans war erreicht",skip_ignored:"Soll auf Wunsch in Ruhe gelassen werden",defect_no_match:"Keine Zuordnung",defect_missing_poster:"Kein Poster",defect_missing_summary:"Keine Beschreibung",defect_placeholder_title:"Platzhalter als Titel",defect_inherited_poster:"Geerbtes Poster",defect_no_external_ids:"Keine externen Kennungen",status_running:"Läuft",status_paused:"Pausiert",status_success:"Erfolgreich",status_failed:"Fehlgeschlagen",status_cancelled:"Abgebrochen",status_interrupted:"Unterbrochen",trigger_manual:"Von Hand",trigger_action:"Durch eine Aktion",trigger_schedule:"Nach Zeitplan",pause_user:"Von Hand pausiert",pause_server_unavailable:"Der Plex-Server antwortet nicht",pause_provider_down:"Plex bekommt nichts von seinen Metadatenquellen",pause_entity:"Die Entität, die in den Optionen gewählt ist, verlangt es",pause_server_busy:"Der Plex-Server ist mit dem Scan einer Mediathek oder seiner Wartung beschäftigt",pause_playing:"Jemand sieht gerade etwas an",pause_until_resumed:"Er wartet, bis jemand ihn fortsetzt.",pause_tries_again:"Er versucht es von selbst wieder und gibt nach der längsten Wartezeit auf, die in den Optionen steht.",pause_goes_on:"Er geht von selbst weiter, wenn das vorbei ist, oder nach der längsten Wartezeit, die in den Optionen steht.",error_unknown:"Ein unerwarteter Fehler; Näheres steht im Protokoll von Home Assistant",error_server_unavailable:"Der Plex-Server hat nicht geantwortet",error_starting_up:"Der Plex-Server war noch beim Starten",error_invalid_auth:"Der Plex-Server akzeptiert die Anmeldung nicht mehr",error_not_owner:"Das Konto darf diesen Plex-Server nicht ändern",error_provider_down:"Plex bekommt nichts von seinen Metadatenquellen",error_library_gone:"Keine der Mediatheken ist noch vorhanden",error_request_failed:"Der Plex-Server hat eine Anfrage abgelehnt",error_internal_error:"Ein unerwarteter Fehler; Näheres steht im Protokoll von Home Assistant",error_job_running:"Es läuft bereits ein Scan",error_no_job:"Es läuft kein Scan",error_no_pause:"Kein Scan ist pausiert, und keiner wurde unterbrochen, der weitergehen könnte",error_log_index_failed:"Das Protokoll kann nicht gelesen oder geschrieben werden; Näheres steht im Protokoll von Home Assistant",error_not_loaded:"Dieser Server ist nicht bereit",error_not_found:"Das ist nicht mehr vorhanden",error_unauthorized:"Das dürfen nur Administratoren",error_connection:"Home Assistant antwortet nicht",section_now:"Jetzt",section_health:"Zustand der Mediatheken",section_totals:"Seit Beginn",last_scan:"Letzter Scan",next_scan:"Nächster Scan",no_schedule:"Kein Zeitplan",no_schedule_hint:"Auf der Seite der Integration lässt sich einer hinzufügen",waiting:"Warten auf einen neuen Versuch",waiting_hint:"Fehlgeschlagene Titel, die später wieder an der Reihe sind",to_review:"Zu prüfende Titel",to_review_hint:"Titel, denen eine Aktualisierung schaden würde und die Scans deshalb in Ruhe lassen",total_jobs:"Scans",total_checked:"Geprüfte Titel",total_fixed:"Behobene Titel",total_rate:"Erfolgsquote",total_rate_hint:"Aktualisierte Titel, bei denen alle Mängel behoben sind",first_scan_title:"Bereit für den ersten Scan",first_scan_text:"Ein Probelauf sucht fehlende Poster, Beschreibungen und Zuordnungen und ändert nichts. Danach zeigt diese Seite den Zustand jeder Mediathek.",health_empty:"Nach dem ersten Scan steht hier der Zustand jeder Mediathek.",health_share:"{percent} ohne Mängel",health_checked_one:"{count} Titel geprüft",health_checked_other:"{count} Titel geprüft",health_partial:"Nur Zeitfenster",health_partial_hint:"Der Scan hat einen Teil der Mediathek geprüft",health_all_well:"Keine Mängel",health_trend:"Verlauf über {count} Scans: von {first} auf {last}",health_trend_none:"Ein Verlauf erscheint nach dem zweiten Scan",health_up:"+{points} Punkte",health_down:"−{points} Punkte",health_same:"Unverändert",column_library:"Mediathek",column_share:"Ohne Mängel",column_defective:"Mangelhaft",summary_fixed_one:"{count} behoben",summary_fixed_other:"{count} behoben",summary_failed_one:"{count} nicht behoben",summary_failed_other:"{count} nicht behoben",summary_would_one:"{count} würde aktualisiert",summary_would_other:"{count} würden aktualisiert",summary_none:"Nichts zu beheben",summary_checked_one:"{count} geprüft",summary_checked_other:"{count} geprüft",jobs_empty_title:"Noch keine Aufträge",jobs_empty_text:"Jeder Scan hinterlässt hier einen Auftrag: was er getan hat, Titel für Titel, mit Protokoll.",jobs_no_match_title:"Kein Auftrag passt zu diesen Filtern",filter_status:"Status",filter_trigger:"Gestartet",job_of:"Auftrag vom {time}",job_missing_title:"Diesen Auftrag gibt es nicht",job_missing_text:"Alte Aufträge werden nach einiger Zeit entfernt.",job_all:"Alle Aufträge",job_options:"Optionen",job_phases:"Phasen",job_items:"Bearbeitete Titel",job_log:"Protokoll",job_scope:"Mediatheken",job_scope_all:"Alle",job_scope_items_one:"{count} ausgewählter Titel",job_scope_items_other:"{count} ausgewählte Titel",job_window:"Zeitfenster",job_max_items:"Titel je Mediathek",job_max_refreshes:"Höchstens Aktualisierungen",job_trigger:"Gestartet",job_finished:"Beendet",job_pause:"Grund der Pause",put_back:"Von der Aktualisierung verschlechtert und wiederhergestellt: {what}",put_back_poster:"Poster",put_back_title:"Titel",put_back_summary:"Beschreibung",put_back_below:"etwas an einem Titel darunter",before:"Vorher",after:"Nachher",all_well:"Alles in Ordnung",job_items_empty:"Kein Titel brauchte etwas.",job_items_empty_running:"Noch hat kein Titel ein Ergebnis.",job_items_no_match:"Kein Titel hat dieses Ergebnis.",log_level:"Stufe",log_level_debug:"Alles",log_level_info:"Ab Info",log_level_warning:"Warnungen und Fehler",log_level_error:"Nur Fehler",level_debug:"Debug",level_info:"Info",level_warning:"Warnung",level_error:"Fehler",log_search:"Protokoll durchsuchen",log_download:"Herunterladen",log_follow:"Neueste Zeilen",log_live:"Live",log_empty:"Das Protokoll ist leer.",log_no_match:"Keine Zeile passt.",log_lines_one:"{count} Zeile",log_lines_other:"{count} Zeilen",log_older:"Ältere Zeilen",log_beginning:"Hier beginnt das Protokoll",log_of_item:"Zeilen eines Titels",log_to_item:"Titel anzeigen",log_region:"Protokollzeilen",items_search:"Titel durchsuchen",items_empty_title:"Bisher nichts Mangelhaftes",items_empty_text:"Titel, die ein Scan mangelhaft findet, stehen hier, mit dem, was aus ihnen wurde.",items_no_match_title:"Kein Titel passt",items_no_match_text:"Ein anderes Wort oder weniger Filter helfen vielleicht.",all_items:"Alle Titel",review_note:"Scans lassen diese Titel in Ruhe, weil eine Aktualisierung von Hand Gemachtes zerstören würde. Werden sie in Plex von Hand zugeordnet, nimmt der nächste Scan sie von dieser Liste; sonst lassen sie sich ignorieren.",review_empty_title:"Nichts zu prüfen",review_empty_text:"Kein Titel wird wegen von Hand Gemachtem in Ruhe gelassen.",filter_library:"Mediathek",filter_defect:"Mangel",filter_result:"Ergebnis",filter_open:"Nur offene",sort_by:"Sortieren nach",sort_last_seen:"Zuletzt gesehen",sort_title:"Titel",sort_attempts:"Versuche",sort_next_attempt:"Nächster Versuch",descending:"Absteigend",ascending:"Aufsteigend",selected_one:"{count} ausgewählt",selected_other:"{count} ausgewählt",select_all:"Alle auf dieser Seite auswählen",select_item:"{title} auswählen",clear_selection:"Auswahl aufheben",refresh_now:"Jetzt aktualisieren",ignore:"Ignorieren",unignore:"Nicht mehr ignorieren",open_in_plex:"In Plex öffnen",item_actions:"Aktionen für {title}",ignored:"Ignoriert",given_up:"Aufgegeben",attempts_one:"{count} Versuch",attempts_other:"{count} Versuche",next_try:"Nächster Versuch {time}",next_try_due:"Nächster Versuch ist fällig",seen:"Gesehen {time}",items_ignored_one:"{count} Titel wird jetzt ignoriert",items_ignored_other:"{count} Titel werden jetzt ignoriert",items_unignored_one:"{count} Titel wird wieder geprüft",items_unignored_other:"{count} Titel werden wieder geprüft",items_refreshing_one:"{count} Titel wird aktualisiert",items_refreshing_other:"{count} Titel werden aktualisiert",one_item:"Nur ein Titel",page_of:"{from}–{to} von {total}",page_previous:"Vorherige Seite",page_next:"Nächste Seite",pages:"Seiten",type_movie:"Film",type_show:"Serie",type_season:"Staffel",type_episode:"Folge",type_artist:"Interpret",type_album:"Album",settings_scan:"Was ein Scan prüft",settings_scan_text:"Das gilt für alle Scans, die nichts anderes angeben.",settings_save:"Speichern",settings_saved:"Gespeichert",settings_undo:"Änderungen verwerfen",settings_more:"Alles Weitere",settings_more_text:"Mediatheken, Arten von Titeln, Tempo, Wiederholungen und Aufbewahrung stehen in den Optionen der Integration.",settings_about:"Über",settings_plex_version:"Plex Media Server",settings_reachable:"Erreichbar",card_name:"Plex Smart Refresher",card_description:"Stand des Scans, starten, pausieren und abbrechen, letztes Ergebnis",card_missing:"Bitte in den Einstellungen der Karte einen Server wählen.",card_open:"Plex Refresher öffnen",card_field_entry:"Server",card_field_title:"Titel",card_field_actions:"Tasten anzeigen",card_last:"Letzter Scan {time}"};var t1={title:"Plex Refresher",server:"Server",view_overview:"Overview",view_jobs:"Jobs",view_items:"Items",view_settings:"Settings",navigation:"Views",loading:"Loading",retry:"Try again",cancel_dialog:"Cancel",search:"Search",clear_search:"Clear search",clear_filters:"Clear filters",all:"All",none:"None",yes:"Yes",no:"No",unknown:"Unknown",show_table:"Show as table",connection_lost:"Connection lost. What you see is from {time}; it catches up by itself.",server_unreachable:"The Plex server does not answer at the moment.",admin_only_title:"For administrators",admin_only_text:"Titles, logs and settings are shown to administrators only.",no_servers_title:"No Plex server yet",no_servers_text:"Add Plex Smart Refresher under Settings › Devices & services, and it shows up here.",add_server:"Add a server",not_loaded_title:"This server is not ready",not_loaded_text:"Home Assistant has not loaded it: it may be starting, turned off or in need of attention. This page keeps trying.",open_integration:"Open the integration",unknown_server_title:"This server is not here",unknown_server_text:"The address names a server that does not exist any more.",go_overview:"Go to the overview",start_scan:"Start scan",dry_run:"Dry run",dry_run_start:"Dry run",dry_run_hint:"Finds defects and changes nothing",cancel_scan:"Cancel scan",pause_scan:"Pause scan",pause_hint:"Begins nothing new until it is resumed; what Plex is working on is still verified",resume_scan:"Resume scan",start_instead_hint:"Starts anew; the interrupted scan can then no longer go on",cancelling:"Cancelling…",scan_options:"Scan with other settings",started:"Scan started",cancelled:"Scan cancelled",paused:"Scan paused",resumed:"Scan resumed",resumable:"The last scan was interrupted. It can go on where it was.",dialog_options_title:"Scan with other settings",dialog_options_text:"They count for this scan only.",dialog_large_title:"Scan that much?",dialog_large_known:"This scan looks at about {count} items.",dialog_large_unknown:"This scan looks at {window}. On a large server that can take hours.",dialog_large_text:"Defective items are refreshed one after another. You can cancel at any time.",dialog_large_dry:"It is a dry run: nothing will be changed.",dialog_cancel_title:"Cancel this scan?",dialog_cancel_text:"What is done stays done. Items that are under way now have no result and are looked at again next time.",keep_scanning:"Keep scanning",keep_paused:"Keep it paused",field_libraries:"Libraries",field_libraries_hint:"None ticked means all of them",field_days:"Days back",field_days_hint:"Items added within so many days; 0 is the whole library",field_max_items:"Items per library, at most",field_max_items_hint:"0 is no limit",field_dry_run:"Dry run",field_dry_run_hint:"Only find defects; change nothing on the server",days_one:"{count} day",days_other:"{count} days",window_all:"the whole library",window_days_one:"the last day",window_days_other:"the last {count} days",no_limit:"No limit",state_idle:"Ready",state_running:"Scanning",state_refreshing_items:"Refreshing items",now_working:"Now",progress:"Progress",progress_done:"{done} of {total}",pace_one:"{count} item/min",pace_other:"{count} items/min",time_left:"About {time} left",time_left_phase:"About {time} left in this phase",time_left_unknown:"Working out the time left…",running_since:"Running for {time}",since:"Since {time}, for {duration}",paused_since:"Paused since {time}, for {duration}",live_phase:"Phase {phase}",live_paused:"Scan paused. {reason}",live_finished:"Scan finished. {summary}",phase_collect:"Collect",phase_inspect:"Inspect",phase_refresh:"Refresh",phase_verify:"Verify",phase_collect_hint:"Lists the libraries",phase_inspect_hint:"Looks for missing metadata",phase_refresh_hint:"Asks Plex to fetch again",phase_verify_hint:"Waits for the last results",phase_state_done:"done",phase_state_active:"under way",phase_state_paused:"paused",phase_state_ahead:"still ahead",tally:"Tally",tally_checked:"Checked",tally_healthy:"Healthy",tally_defective:"Defective",tally_failed:"Not fixed",result_healthy:"Healthy",result_fixed:"Fixed",result_partly_fixed:"Partly fixed",result_unresolved:"Unresolved",result_timed_out:"Timed out",result_gone:"Gone",result_errored:"Errored",result_skipped:"Skipped",result_would_refresh:"Would refresh",skip_protected:"A refresh would destroy edits made by hand",protected_somehow:"A refresh would destroy edits made by hand.",protected_itself:"It has no match, but {made}: a refresh would drop that.",protected_below:"{title} below it has no match, but {made}: a refresh would drop that.",made_summary:"a summary written by hand",made_fields:"locked fields ({fields})",made_and:" and ",field_name_title:"title",field_name_titleSort:"sort title",field_name_summary:"summary",field_name_thumb:"poster",field_name_art:"background",field_name_year:"year",field_name_genre:"genre",skip_backoff:"Its next try is not due yet",skip_given_up:"It failed too often",skip_refresh_cap:"The limit of this scan was reached",skip_ignored:"You asked to leave it alone",defect_no_match:"No match",defect_missing_poster:"Missing poster",defect_missing_summary:"Missing summary",defect_placeholder_title:"Placeholder title",defect_inherited_poster:"Inherited poster",defect_no_external_ids:"No external ids",status_running:"Running",status_paused:"Paused",status_success:"Success",status_failed:"Failed",status_cancelled:"Cancelled",status_interrupted:"Interrupted",trigger_manual:"By hand",trigger_action:"By an action",trigger_schedule:"On schedule",pause_user:"Paused by hand",pause_server_unavailable:"The Plex server does not answer",pause_provider_down:"Plex gets nothing from its sources of metadata",pause_entity:"The entity chosen in the options asks for it",pause_server_busy:"The Plex server is busy with a library scan or its maintenance",pause_playing:"Somebody is watching",pause_until_resumed:"It waits until somebody resumes it.",pause_tries_again:"It tries again by itself, and gives up after the longest wait that the options allow.",pause_goes_on:"It goes on by itself when that is over, or after the longest wait that the options allow.",error_unknown:"An unexpected error; Home Assistant's log knows more",error_server_unavailable:"The Plex server did not answer",error_starting_up:"The Plex server was still starting up",error_invalid_auth:"The Plex server no longer accepts the sign-in",error_not_owner:"The account may not change this Plex server",error_provider_down:"Plex gets nothing from its sources of metadata",error_library_gone:"None of the libraries is there any more",error_request_failed:"The Plex server refused a request",error_internal_error:"An unexpected error; Home Assistant's log knows more",error_job_running:"A scan is already running",error_no_job:"No scan is running",error_no_pause:"No scan is paused, and none was interrupted that can go on",error_log_index_failed:"The log index cannot be read or written; Home Assistant's log knows more",error_not_loaded:"This server is not ready",error_not_found:"This is not there any more",error_unauthorized:"Only administrators may do this",error_connection:"Home Assistant does not answer",section_now:"Now",section_health:"Health of the libraries",section_totals:"Since the beginning",last_scan:"Last scan",next_scan:"Next scan",no_schedule:"No schedule",no_schedule_hint:"Add one on the integration’s page",waiting:"Waiting for another try",waiting_hint:"Items that failed and are tried again later",to_review:"Items to review",to_review_hint:"Items that a refresh would harm, so that scans leave them alone",total_jobs:"Scans",total_checked:"Items checked",total_fixed:"Items fixed",total_rate:"Success rate",total_rate_hint:"Refreshed items whose every defect went",first_scan_title:"Ready for the first scan",first_scan_text:"A dry run looks for missing posters, summaries and matches, and changes nothing. Afterwards this page shows how healthy each library is.",health_empty:"After the first scan this shows how healthy each library is.",health_share:"{percent} without defects",health_checked_one:"{count} item checked",health_checked_other:"{count} items checked",health_partial:"Window only",health_partial_hint:"The scan looked at a part of the library",health_all_well:"No defects",health_trend:"Trend over {count} scans: from {first} to {last}",health_trend_none:"A trend shows after the second scan",health_up:"+{points} points",health_down:"−{points} points",health_same:"Unchanged",column_library:"Library",column_share:"Without defects",column_defective:"Defective",summary_fixed_one:"{count} fixed",summary_fixed_other:"{count} fixed",summary_failed_one:"{count} not fixed",summary_failed_other:"{count} not fixed",summary_would_one:"{count} would be refreshed",summary_would_other:"{count} would be refreshed",summary_none:"Nothing to fix",summary_checked_one:"{count} checked",summary_checked_other:"{count} checked",jobs_empty_title:"No jobs yet",jobs_empty_text:"Each scan leaves a job here: what it did, item by item, with its log.",jobs_no_match_title:"No job fits these filters",filter_status:"Status",filter_trigger:"Started",job_of:"Job of {time}",job_missing_title:"This job is not here",job_missing_text:"Old jobs are removed after a while.",job_all:"All jobs",job_options:"Options",job_phases:"Phases",job_items:"Items touched",job_log:"Log",job_scope:"Libraries",job_scope_all:"All",job_scope_items_one:"{count} chosen item",job_scope_items_other:"{count} chosen items",job_window:"Window",job_max_items:"Items per library",job_max_refreshes:"Refreshes, at most",job_trigger:"Started",job_finished:"Finished",job_pause:"Reason of the pause",put_back:"The refresh made it worse; put back: {what}",put_back_poster:"poster",put_back_title:"title",put_back_summary:"summary",put_back_below:"something of an item below it",before:"Before",after:"After",all_well:"All well",job_items_empty:"No item needed anything.",job_items_empty_running:"No item has a result yet.",job_items_no_match:"No item has this result.",log_level:"Level",log_level_debug:"Everything",log_level_info:"Info and above",log_level_warning:"Warnings and errors",log_level_error:"Errors only",level_debug:"Debug",level_info:"Info",level_warning:"Warning",level_error:"Error",log_search:"Search the log",log_download:"Download",log_follow:"Newest lines",log_live:"Live",log_empty:"The log is empty.",log_no_match:"No line fits.",log_lines_one:"{count} line",log_lines_other:"{count} lines",log_older:"Older lines",log_beginning:"The log begins here",log_of_item:"Lines of one item",log_to_item:"Show the item",log_region:"Log lines",items_search:"Search titles",items_empty_title:"Nothing defective so far",items_empty_text:"Items that a scan finds defective are listed here, with what became of them.",items_no_match_title:"No item fits",items_no_match_text:"Try another word or fewer filters.",all_items:"All items",review_note:"Scans leave these items alone, since a refresh would destroy what somebody made by hand. Match them in Plex (Fix match), and the next scan takes them off this list; or ignore them.",review_empty_title:"Nothing to review",review_empty_text:"No item is left alone for the sake of edits made by hand.",filter_library:"Library",filter_defect:"Defect",filter_result:"Result",filter_open:"Open only",sort_by:"Sort by",sort_last_seen:"Last seen",sort_title:"Title",sort_attempts:"Attempts",sort_next_attempt:"Next try",descending:"Descending",ascending:"Ascending",selected_one:"{count} selected",selected_other:"{count} selected",select_all:"Select all on this page",select_item:"Select {title}",clear_selection:"Clear selection",refresh_now:"Refresh now",ignore:"Ignore",unignore:"Stop ignoring",open_in_plex:"Open in Plex",item_actions:"Actions for {title}",ignored:"Ignored",given_up:"Given up",attempts_one:"{count} attempt",attempts_other:"{count} attempts",next_try:"Next try {time}",next_try_due:"Next try is due",seen:"Seen {time}",items_ignored_one:"{count} item is ignored now",items_ignored_other:"{count} items are ignored now",items_unignored_one:"{count} item is looked at again",items_unignored_other:"{count} items are looked at again",items_refreshing_one:"{count} item is being refreshed",items_refreshing_other:"{count} items are being refreshed",one_item:"One item only",page_of:"{from}–{to} of {total}",page_previous:"Previous page",page_next:"Next page",pages:"Pages",type_movie:"Movie",type_show:"Show",type_season:"Season",type_episode:"Episode",type_artist:"Artist",type_album:"Album",settings_scan:"What a scan looks at",settings_scan_text:"These count for all scans that do not say otherwise.",settings_save:"Save",settings_saved:"Saved",settings_undo:"Undo changes",settings_more:"Everything else",settings_more_text:"Libraries, kinds of items, pace, retries and how long records are kept are in the integration's options.",settings_about:"About",settings_plex_version:"Plex Media Server",settings_reachable:"Reachable",card_name:"Plex Smart Refresher",card_description:"State of the scan, start, pause and cancel, last result",card_missing:"Choose a server in the card's settings.",card_open:"Open Plex Refresher",card_field_entry:"Server",card_field_title:"Title",card_field_actions:"Show buttons",card_last:"Last scan {time}"};var Z2={en:t1,de:s2},u2=L=>Z2[L.split("-")[0]??""]?L.split("-")[0]:"en",o5=(L,C)=>L.replace(/\{(\w+)\}/g,(H,V)=>String(C[V]??H));function S2(L){let C=Z2[u2(L)];return(H,V={})=>o5(C[H]??t1[H]??H,V)}function c2(L,C,H,V,M,e={}){let r=new Intl.PluralRules(u2(C)).select(V)==="one"?"one":"other";return L(`${H}_${r}`,{count:M,...e})}var b1=L=>L in t1;var c=class{constructor(C){this.plural=(C,H,V={})=>c2(this.t,this.language,C,H,this.number(H),V);this.number=(C,H=0)=>d2(this.formatting,C,H);this.percent=(C,H=0)=>n2(this.formatting,C,H);this.time=(C,H=!1)=>f1(this.formatting,C,H);this.date=C=>r1(this.formatting,C);this.dateTime=C=>m2(this.formatting,C);this.moment=C=>Date.now()/1e3-C<86400?this.time(C):this.dateTime(C);this.relative=C=>l2(this.formatting,C,Date.now()/1e3);this.duration=C=>v2(this.formatting,C);this.word=(C,H)=>{let V=`${C}_${H}`;return b1(V)?this.t(V):H.replaceAll("_"," ")};this.error=({code:C,message:H})=>b1(`error_${C}`)?this.word("error",C):H||this.t("error_unknown");this.window=C=>C?this.plural("window_days",C):this.t("window_all");this.language=C.locale?.language??C.language,this.t=S2(this.language),this.formatting=A2(C)}static keyOf(C){return JSON.stringify([C.locale,C.config.time_zone])}},h2={running:"accent",paused:"warn",success:"good",failed:"bad",cancelled:"plain",interrupted:"warn"};var z=["collect","inspect","refresh","verify"];var a5=45,A5=3,i1=class{constructor(){this.samples=[];this.watched=""}add(C,H){let V=`${C.job_id} ${C.phase}`;if(V!==this.watched){this.watched=V;let e=C.phase?C.phase_times[C.phase]:void 0;this.samples=e!==void 0&&H>e?[{time:e,done:0}]:[]}C.status==="paused"&&(this.samples=[]),this.samples.push({time:H,done:C.done});let M=H-a5;for(;this.samples.length>2&&this.samples[1].time<M;)this.samples.shift()}get perSecond(){let[C,H]=[this.samples[0],this.samples.at(-1)];return!C||!H||H.time-C.time<A5?null:Math.max(0,H.done-C.done)/(H.time-C.time)}timeLeft(C){let H=this.perSecond;return!H||!C.total?null:Math.max(0,C.total-C.done)/H}},d5={running:"active",paused:"paused"};function g2(L){let C=L.phase?z.indexOf(L.phase):-1,H=z.map((V,M)=>L.status==="success"?[V,L.phase_times[V]?"done":"ahead"]:M===C?[V,d5[L.status]??"ahead"]:[V,M<C?"done":"ahead"]);return Object.fromEntries(H)}var k1=L=>L.partly_fixed+L.unresolved+L.timed_out+L.errored;var n5=5e3,p5=365;function y1(L,C,H){let V=L.days??C.settings.window_days,M=L.max_items??C.settings.max_items,i=(L.libraries?.length?C.libraries.filter(({library_id:A})=>L.libraries.includes(A)):C.libraries).map(A=>m5(A.library_id,V,H)).map(A=>M?Math.min(M,A??M):A);if(i.some(A=>A===null))return{isLarge:V===0||V>p5,items:null};let t=i.reduce((A,n)=>A+(n??0),0);return{isLarge:t>n5,items:t}}function m5(L,C,H){for(let V of H){if(V.status!=="success"||V.options.item_count||V.options.max_items||V.options.window_days!==C)continue;let M=V.libraries.find(e=>e.library_id===L);if(M)return M.checked}return null}var K="M11,15H13V17H11V15M11,7H13V13H11V7M12,2C6.47,2 2,6.5 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4A8,8 0 0,1 20,12A8,8 0 0,1 12,20Z";var w1="M12 2C17.5 2 22 6.5 22 12S17.5 22 12 22 2 17.5 2 12 6.5 2 12 2M12 4C10.1 4 8.4 4.6 7.1 5.7L18.3 16.9C19.3 15.5 20 13.8 20 12C20 7.6 16.4 4 12 4M16.9 18.3L5.7 7.1C4.6 8.4 4 10.1 4 12C4 16.4 7.6 20 12 20C13.9 20 15.6 19.4 16.9 18.3Z";var _1="M21,7L9,19L3.5,13.5L4.91,12.09L9,16.17L19.59,5.59L21,7Z";var j="M12 2C6.5 2 2 6.5 2 12S6.5 22 12 22 22 17.5 22 12 17.5 2 12 2M10 17L5 12L6.41 10.59L10 14.17L17.59 6.58L19 8L10 17Z";var P1="M12,2C17.53,2 22,6.47 22,12C22,17.53 17.53,22 12,22C6.47,22 2,17.53 2,12C2,6.47 6.47,2 12,2M15.59,7L12,10.59L8.41,7L7,8.41L10.59,12L7,15.59L8.41,17L12,13.41L15.59,17L17,15.59L13.41,12L17,8.41L15.59,7Z";var B1="M18,9H16V7H18M18,13H16V11H18M18,17H16V15H18M8,9H6V7H8M8,13H6V11H8M8,17H6V15H8M18,3V5H16V3H8V5H6V3H4V21H6V19H8V21H16V19H18V21H20V3H18Z";var q="M5,19A1,1 0 0,0 6,20H18A1,1 0 0,0 19,19C19,18.79 18.93,18.59 18.82,18.43L13,8.35V4H11V8.35L5.18,18.43C5.07,18.59 5,18.79 5,19M6,22A3,3 0 0,1 3,19C3,18.4 3.18,17.84 3.5,17.37L9,7.81V6A1,1 0 0,1 8,5V4A2,2 0 0,1 10,2H14A2,2 0 0,1 16,4V5A1,1 0 0,1 15,6V7.81L20.5,17.37C20.82,17.84 21,18.4 21,19A3,3 0 0,1 18,22H6M13,16L14.34,14.66L16.27,18H7.73L10.39,13.39L13,16M12.5,12A0.5,0.5 0 0,1 13,12.5A0.5,0.5 0 0,1 12.5,13A0.5,0.5 0 0,1 12,12.5A0.5,0.5 0 0,1 12.5,12Z";var T1="M14,19H18V5H14M6,19H10V5H6V19Z";var R="M13,16V8H15V16H13M9,16V8H11V16H9M12,2A10,10 0 0,1 22,12A10,10 0 0,1 12,22A10,10 0 0,1 2,12A10,10 0 0,1 12,2M12,4A8,8 0 0,0 4,12A8,8 0 0,0 12,20A8,8 0 0,0 20,12A8,8 0 0,0 12,4Z";var o1="M8,5.14V19.14L19,12.14L8,5.14Z";var R1="M22.11 21.46L2.39 1.73L1.11 3L6.25 8.14C6.1 8.41 6 8.7 6 9V14.5L9.5 18V21H14.5V18L15.31 17.2L20.84 22.73L22.11 21.46M13.09 16.59L12.67 17H11.33L10.92 16.59L8 13.67V9.89L13.89 15.78L13.09 16.59M12.2 9L10.2 7H14V3H16V7C17 7 18 8 18 9V14.5L17.85 14.65L16 12.8V9.09C16 9.06 15.95 9 15.92 9H12.2M10 6.8L8 4.8V3H10V6.8Z";var J="M13,2.03V2.05L13,4.05C17.39,4.59 20.5,8.58 19.96,12.97C19.5,16.61 16.64,19.5 13,19.93V21.93C18.5,21.38 22.5,16.5 21.95,11C21.5,6.25 17.73,2.5 13,2.03M11,2.06C9.05,2.25 7.19,3 5.67,4.26L7.1,5.74C8.22,4.84 9.57,4.26 11,4.06V2.06M4.26,5.67C3,7.19 2.25,9.04 2.05,11H4.05C4.24,9.58 4.8,8.23 5.69,7.1L4.26,5.67M2.06,13C2.26,14.96 3.03,16.81 4.27,18.33L5.69,16.9C4.81,15.77 4.24,14.42 4.06,13H2.06M7.1,18.37L5.67,19.74C7.18,21 9.04,21.79 11,22V20C9.58,19.82 8.23,19.25 7.1,18.37M12.5,7V12.25L17,14.92L16.25,16.15L11,13V7H12.5Z";var F1="M18,18H6V6H18V18Z";var D1="M3,17V19H9V17H3M3,5V7H13V5H3M13,21V19H21V17H13V15H11V21H13M7,9V11H3V13H7V15H9V9H7M21,13V11H11V13H21M15,9H17V7H21V5H17V3H15V9Z";var l=(L,C="")=>a`<svg
class="icon"
viewBox="0 0 24 24"
role=${C?"img":"presentation"}
aria-label=${C||o}
aria-hidden=${C?"false":"true"}
>
${r2`<path d=${L}></path>`}
</svg>`;var O2=(L,C,H="",V="")=>a`<span class="chip tone-${C}" title=${V||o}
>${H?l(H):o}${L}</span
>`,Z5={running:J,paused:R,success:j,failed:P1,cancelled:w1,interrupted:R1},f2=(L,C)=>O2(L.word("status",C),h2[C]??"plain",Z5[C]),E1=L=>O2(L.t("dry_run"),"info",q);var N1=(L,C)=>C.pause_reason?L.word("pause",C.pause_reason):"";function W1(L,C){let{tally:H}=C,V=k1(H),M=[L.plural("summary_checked",H.checked)];return C.dry_run?M.push(L.plural("summary_would",H.would_refresh)):(H.fixed&&M.push(L.plural("summary_fixed",H.fixed)),V&&M.push(L.plural("summary_failed",V)),!H.defective&&C.status==="success"&&M.push(L.t("summary_none"))),M.join(" · ")}var $1=(L,C)=>a`<div
class="bar ${C.status}"
role="progressbar"
aria-label=${L.t("progress")}
aria-valuemin="0"
aria-valuemax="100"
aria-valuenow=${Math.round(C.progress)}
>
<span style="transform:scaleX(${C.progress/100})"></span>
</div>`;function I1(L,C){let H=g2(C);return a`<ol class="phases">
${z.map((V,M)=>{let e=H[V];return a`<li
class=${e}
title=${L.word("phase",`${V}_hint`)}
aria-current=${e==="active"||e==="paused"?"step":o}
>
<span class="dot num" aria-hidden="true"
>${e==="done"?l(_1):M+1}</span
>
<span class="ellipsis">${L.word("phase",V)}</span>
<span class="visually-hidden">${L.word("phase_state",e)}</span>
</li>`})}
</ol>`}function U1(L,C,H){let V=L.t("progress_done",{done:L.number(C.done),total:L.number(C.total)}),M=[C.total?V:"",...C.status==="paused"?[]:u5(L,C,H)];return a`<p class="pace num">
${M.filter(Boolean).map(e=>a`<span>${e}</span>`)}
</p>`}function u5(L,C,H){let V=H.perSecond,M=H.timeLeft(C),e=C.phase==="refresh"||C.phase==="verify";return[V?L.plural("pace",Math.round(V*60)):"",M===null?L.t("time_left_unknown"):L.t(e?"time_left":"time_left_phase",{time:L.duration(x2(M))})]}var b2=m`
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
`;var k2=(L,C)=>C.status==="paused"?L.t("paused"):L.t(C.options.item_count?"state_refreshing_items":"state_running");var y2=(L,C,H="paused_since")=>C.paused_at===null?L.t("running_since",{time:L.duration(Date.now()/1e3-C.started_at)}):L.t(H,{time:L.moment(C.paused_at),duration:L.duration(Date.now()/1e3-C.paused_at)});var w2=m`
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
`;var _2=m`
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
`;var P2=m`
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
`;var B2=m`
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
`;var F=[B2,w2,P2,_2];var T2=m`
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
`;var X=class extends x{constructor(){super(...arguments);this.heading=""}show(){this.updateComplete.then(()=>this.dialog.open||this.dialog.showModal())}close(){this.dialog.close()}render(){return a`<dialog aria-labelledby="heading" @click=${this.closeOutside} @close=${this.closed}>
<div class="sheet">
<h2 id="heading">${this.heading}</h2>
<slot></slot>
<div class="actions"><slot name="actions"></slot></div>
</div>
</dialog>`}closeOutside(H){H.target===this.dialog&&this.close()}closed(){this.dispatchEvent(new CustomEvent("closed"))}static{this.styles=[F,T2]}};p([s()],X.prototype,"heading",2),p([B("dialog")],X.prototype,"dialog",2);T("psr-dialog",X);var R2=m`
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
`;var v=class extends x{constructor(){super(...arguments);this.jobs=[];this.compact=!1;this.busy="";this.asked={};this.draft={libraries:[],days:0,max_items:0,dry_run:!1}}render(){return this.context.isAdmin?a`<div class="row">
${this.state.job?this.renderActive(this.state.job):this.renderStart()}
</div>
${this.renderLargeDialog()} ${this.renderCancelDialog()}
${this.compact?o:this.renderOptionsDialog()}`:o}renderStart(){let{t:H}=this.context.speech;return a`${this.state.resumable?this.renderResume():o}
<button
class="button ${this.state.resumable?"soft":"filled"}"
title=${this.state.resumable?H("start_instead_hint"):o}
?disabled=${this.busy!==""}
@click=${()=>this.ask({dry_run:!1})}
>
${l(o1)}${H("start_scan")}
</button>
<button
class="button soft"
title=${H("dry_run_hint")}
?disabled=${this.busy!==""}
@click=${()=>this.ask({dry_run:!0})}
>
${l(q)}${H("dry_run_start")}
</button>
${this.compact?o:a`<button
class="icon-button"
title=${H("scan_options")}
aria-label=${H("scan_options")}
?disabled=${this.busy!==""}
@click=${this.openOptions}
>
${l(D1)}
</button>`}`}renderActive(H){let{t:V}=this.context.speech;return a`${H.status==="paused"?this.renderResume():this.renderPause()}
<button
class="button danger-soft"
?disabled=${this.busy!==""}
@click=${()=>this.cancelDialog.show()}
>
${l(F1)}${this.busy==="cancel"?V("cancelling"):V("cancel_scan")}
</button>`}renderPause(){let{t:H}=this.context.speech;return a`<button
class="button soft"
title=${H("pause_hint")}
?disabled=${this.busy!==""}
@click=${()=>this.attempt("pause",()=>this.context.api.pause(),H("paused"))}
>
${l(T1)}${H("pause_scan")}
</button>`}renderResume(){let{t:H}=this.context.speech;return a`<button
class="button filled"
?disabled=${this.busy!==""}
@click=${()=>this.attempt("resume",()=>this.context.api.resume(),H("resumed"))}
>
${l(o1)}${H("resume_scan")}
</button>`}renderLargeDialog(){let{t:H,number:V,window:M}=this.context.speech,{items:e}=y1(this.asked,this.state,this.jobs),r=this.asked.days??this.state.settings.window_days;return a`<psr-dialog id="large" heading=${H("dialog_large_title")}>
<p>
${e===null?H("dialog_large_unknown",{window:M(r)}):H("dialog_large_known",{count:V(e)})}
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
</psr-dialog>`}renderCancelDialog(){let{t:H}=this.context.speech;return a`<psr-dialog id="cancel" heading=${H("dialog_cancel_title")}>
<p>${H("dialog_cancel_text")}</p>
<button slot="actions" class="button" @click=${()=>this.cancelDialog.close()}>
${H(this.state.job?.status==="paused"?"keep_paused":"keep_scanning")}
</button>
<button slot="actions" class="button danger" @click=${this.cancel}>
${H("cancel_scan")}
</button>
</psr-dialog>`}renderOptionsDialog(){let{t:H}=this.context.speech,{draft:V}=this;return a`<psr-dialog id="options" heading=${H("dialog_options_title")}>
<form
id="form"
@submit=${M=>{M.preventDefault(),this.optionsDialog.close(),this.ask(V)}}
>
<p class="muted">${H("dialog_options_text")}</p>
<fieldset>
<legend>${H("field_libraries")}</legend>
<p class="muted hint">${H("field_libraries_hint")}</p>
${this.state.libraries.map(({library_id:M,title:e})=>a`<label class="check">
<input
type="checkbox"
.checked=${V.libraries.includes(M)}
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
.checked=${V.dry_run}
@change=${M=>this.draft={...V,dry_run:M.target.checked}}
/>
<span>${H("field_dry_run")}</span>
</label>
</form>
<button slot="actions" class="button" @click=${()=>this.optionsDialog.close()}>
${H("cancel_dialog")}
</button>
<button slot="actions" class="button filled" @click=${this.submitOptions}>
${H(V.dry_run?"dry_run_start":"start_scan")}
</button>
</psr-dialog>`}renderNumber(H,V,M,e){return a`<label class="number">
<span>${V}</span>
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
</label>`}pick(H,V){let M=this.draft.libraries.filter(r=>r!==H),{checked:e}=V.target;this.draft={...this.draft,libraries:e?[...M,H]:M}}openOptions(){let{window_days:H,max_items:V,dry_run:M}=this.state.settings;this.draft={libraries:[],days:H,max_items:V,dry_run:M},this.optionsDialog.show()}submitOptions(){this.renderRoot.querySelector("#form")?.requestSubmit()}async ask(H){if(this.asked=H,y1(H,this.state,this.jobs).isLarge){this.largeDialog.show();return}await this.start(H)}start(H){let V={...H};V.libraries?.length||delete V.libraries;let{t:M}=this.context.speech;return this.attempt("start",()=>this.context.api.start(V),M("started"))}async cancel(){this.cancelDialog.close();let{t:H}=this.context.speech;await this.attempt("cancel",()=>this.context.api.cancel(),H("cancelled"))}async attempt(H,V,M){let{notify:e,speech:r}=this.context;this.busy=H;try{await V(),e(M)}catch(i){e(r.error(h1(i)),!0)}finally{this.busy=""}}static{this.styles=[F,R2]}};p([s({attribute:!1})],v.prototype,"context",2),p([s({attribute:!1})],v.prototype,"state",2),p([s({attribute:!1})],v.prototype,"jobs",2),p([s({type:Boolean})],v.prototype,"compact",2),p([Z()],v.prototype,"busy",2),p([Z()],v.prototype,"asked",2),p([Z()],v.prototype,"draft",2),p([B("#large")],v.prototype,"largeDialog",2),p([B("#cancel")],v.prototype,"cancelDialog",2),p([B("#options")],v.prototype,"optionsDialog",2);T("psr-scan-controls",v);var S5="/plex-smart-refresher";function F2(L){let C=[L.entryId,L.view??"overview",L.jobId??""].filter(Boolean),H=new URLSearchParams(Object.entries(L.query??{}).filter(([,M])=>M)),V=H.size?`#${H}`:"";return`${S5}/${C.map(encodeURIComponent).join("/")}${V}`}function D2(L,C=!1){C?history.replaceState(history.state,"",L):history.pushState(null,"",L),window.dispatchEvent(new CustomEvent("location-changed",{detail:{replace:C}}))}var E2=m`
:host {
display: block;
height: 100%;
}
ha-card {
height: 100%;
overflow: hidden;
}
.content {
display: grid;
gap: 14px;
padding: 16px;
}
.head {
display: flex;
align-items: center;
gap: 12px;
min-height: 44px;
color: var(--text);
}
.head:hover {
text-decoration: none;
}
.badge {
display: grid;
place-items: center;
width: 40px;
height: 40px;
flex: none;
border-radius: 50%;
color: color-mix(in srgb, var(--tone) 75%, var(--text));
background: color-mix(in srgb, var(--tone) 16%, transparent);
}
.names {
display: grid;
flex: 1;
min-width: 0;
}
.name {
font-weight: 500;
}
.names .muted {
font-size: 12px;
}
.percent {
font-size: 24px;
}
.running {
display: grid;
gap: 12px;
grid-template-columns: minmax(0, 1fr);
container-type: inline-size;
}
.current {
min-height: 24px;
line-height: 24px;
}
.pace {
font-size: 12px;
}
.notice,
.waiting {
display: flex;
gap: 12px;
padding: 16px;
}
.waiting {
flex-direction: column;
}
.waiting .skeleton {
height: 40px;
}
`;var a1="plex-smart-refresher-card",A1=()=>document.documentElement.lang||navigator.language,h=class extends x{constructor(){super(...arguments);this.config={type:`custom:${a1}`};this.jobs=[];this.tick=0;this.speechKey="";this.pace=new i1;this.open=H=>{H.metaKey||H.ctrlKey||H.shiftKey||(H.preventDefault(),D2(H.currentTarget.getAttribute("href")))}}static getConfigForm(){let{t:H}=new c({language:A1(),locale:{language:A1()},config:{}}),V={entry_id:H("card_field_entry"),title:H("card_field_title"),show_actions:H("card_field_actions")};return{schema:[{name:"entry_id",required:!0,selector:{config_entry:{integration:"plex_smart_refresher"}}},{name:"title",selector:{text:{}}},{name:"show_actions",default:!0,selector:{boolean:{}}}],computeLabel:({name:M})=>V[M]??M}}static async getStubConfig(H){return{entry_id:(await Q.entries(H).catch(()=>[]))[0]?.entry_id??"",show_actions:!0}}setConfig(H){this.config=H}getCardSize(){return 4}getGridOptions(){return{columns:12,min_columns:6,rows:"auto",min_rows:3}}connectedCallback(){super.connectedCallback(),this.timer=setInterval(()=>this.serverState?.job&&(this.tick+=1),1e3),this.wantedId=void 0,this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer),this.unsubscribe?.(),this.unsubscribe=void 0,this.wantedId=void 0}shouldUpdate(H){if(!this.hass)return!1;if(H.size!==1||!H.has("hass"))return!0;let V=H.get("hass");return!V||c.keyOf(V)!==c.keyOf(this.hass)}willUpdate(){let H=c.keyOf(this.hass);H!==this.speechKey&&(this.speechKey=H,this.speech=new c(this.hass));let V=this.config.entry_id??"";this.isConnected&&V!==this.wantedId&&this.follow(V)}follow(H){this.unsubscribe?.(),this.wantedId=H,this.serverState=void 0,this.error=void 0,this.api=H?new Q(()=>this.hass,H):void 0,this.unsubscribe=this.api?.subscribe({onState:V=>{let M=this.serverState?.last_job?.job_id;this.serverState=V,this.error=void 0,V.job&&this.pace.add(V.job,Date.now()/1e3),(!this.jobs.length||M!==V.last_job?.job_id)&&this.loadJobs()},onError:V=>this.error=V})}async loadJobs(){let H=await this.api?.jobs({},20).catch(()=>{});H&&(this.jobs=H.jobs)}get context(){return{api:this.api,speech:this.speech,isAdmin:this.hass.user?.is_admin??!1,narrow:!0,entryId:this.wantedId??"",epoch:0,notify:H=>this.dispatchEvent(new CustomEvent("hass-notification",{detail:{message:H},bubbles:!0,composed:!0}))}}render(){return a`<ha-card class="card">${this.renderContent()}</ha-card>`}renderContent(){let{speech:H,serverState:V}=this;if(!this.api||this.error)return a`<p class="notice">
${l(K)}
<span>${this.error?H.error(this.error):H.t("card_missing")}</span>
</p>`;if(!V)return a`<div class="waiting" aria-hidden="true">
<div class="skeleton"></div>
<div class="skeleton"></div>
</div>`;let{job:M}=V;return a`<div class="content">
${this.renderHead(V)} ${M?this.renderRunning(M):o}
${this.config.show_actions===!1?o:a`<psr-scan-controls
compact
.context=${this.context}
.state=${V}
.jobs=${this.jobs}
></psr-scan-controls>`}
</div>`}renderHead(H){let{speech:V}=this,{job:M,last_job:e}=H,r=F2({entryId:this.wantedId??""}),[i,t]=this.signOf(H);return a`<a class="head" href=${r} title=${V.t("card_open")} @click=${this.open}>
<span class="badge tone-${t}">${l(e||M?i:B1)}</span>
<span class="names">
<span class="name ellipsis">${this.config.title||H.server.title}</span>
<span class="muted ellipsis num">${this.renderState(H)}</span>
</span>
${M?a`<span class="percent num" aria-hidden="true"
>${V.percent(M.progress)}</span
>`:e?f2(V,e.status):o}
</a>`}signOf({server:H,job:V}){return V?.status==="paused"?[R,"warn"]:H.reachable?V?[J,"accent"]:[j,"good"]:[K,"warn"]}renderState(H){let{speech:V}=this,{job:M,last_job:e}=H;if(M?.status==="paused")return y2(V,M);if(!H.server.reachable)return V.t("server_unreachable");if(M)return k2(V,M);if(!e)return V.t("first_scan_title");let r=V.relative(e.finished_at??e.started_at);return a`${V.t("card_last",{time:r})} · ${W1(V,e)}`}renderRunning(H){let{speech:V}=this;return a`<div class="running">
${$1(V,H)} ${I1(V,H)}
<p class="ellipsis current">
${H.dry_run?E1(V):o}
${N1(V,H)||H.current||W1(V,H)}
</p>
${U1(V,H,this.pace)}
</div>`}static{this.styles=[F,b2,E2]}};p([s({attribute:!1})],h.prototype,"hass",2),p([Z()],h.prototype,"config",2),p([Z()],h.prototype,"serverState",2),p([Z()],h.prototype,"error",2),p([Z()],h.prototype,"jobs",2),p([Z()],h.prototype,"tick",2);T(a1,h);window.customCards??=[];if(!window.customCards.some(L=>L.type===a1)){let L=C=>new c({language:A1(),locale:{language:A1()},config:{}}).t(C);window.customCards.push({type:a1,preview:!0,get name(){return L("card_name")},get description(){return L("card_description")}})}
