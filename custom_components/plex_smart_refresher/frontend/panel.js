var F3=Object.defineProperty;var $3=Object.getOwnPropertyDescriptor;var n=(L,V,C,H)=>{for(var e=H>1?void 0:H?$3(V,C):V,r=L.length-1,M;r>=0;r--)(M=L[r])&&(e=(H?M(V,C,e):M(e))||e);return H&&e&&F3(V,C,e),e};var U1=globalThis,G1=U1.ShadowRoot&&(U1.ShadyCSS===void 0||U1.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,h2=Symbol(),n5=new WeakMap,v1=class{constructor(V,C,H){if(this._$cssResult$=!0,H!==h2)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=V,this.t=C}get styleSheet(){let V=this.o,C=this.t;if(G1&&V===void 0){let H=C!==void 0&&C.length===1;H&&(V=n5.get(C)),V===void 0&&((this.o=V=new CSSStyleSheet).replaceSync(this.cssText),H&&n5.set(C,V))}return V}toString(){return this.cssText}},d5=L=>new v1(typeof L=="string"?L:L+"",void 0,h2),l=(L,...V)=>{let C=L.length===1?L[0]:V.reduce((H,e,r)=>H+(M=>{if(M._$cssResult$===!0)return M.cssText;if(typeof M=="number")return M;throw Error("Value passed to 'css' function must be a 'css' function result: "+M+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(e)+L[r+1],L[0]);return new v1(C,L,h2)},p5=(L,V)=>{if(G1)L.adoptedStyleSheets=V.map(C=>C instanceof CSSStyleSheet?C:C.styleSheet);else for(let C of V){let H=document.createElement("style"),e=U1.litNonce;e!==void 0&&H.setAttribute("nonce",e),H.textContent=C.cssText,L.appendChild(H)}},g2=G1?L=>L:L=>L instanceof CSSStyleSheet?(V=>{let C="";for(let H of V.cssRules)C+=H.cssText;return d5(C)})(L):L;var{is:E3,defineProperty:D3,getOwnPropertyDescriptor:N3,getOwnPropertyNames:I3,getOwnPropertySymbols:W3,getPrototypeOf:U3}=Object,Q1=globalThis,m5=Q1.trustedTypes,G3=m5?m5.emptyScript:"",Q3=Q1.reactiveElementPolyfillSupport,x1=(L,V)=>L,u1={toAttribute(L,V){switch(V){case Boolean:L=L?G3:null;break;case Object:case Array:L=L==null?L:JSON.stringify(L)}return L},fromAttribute(L,V){let C=L;switch(V){case Boolean:C=L!==null;break;case Number:C=L===null?null:Number(L);break;case Object:case Array:try{C=JSON.parse(L)}catch{C=null}}return C}},z1=(L,V)=>!E3(L,V),l5={attribute:!0,type:String,converter:u1,reflect:!1,useDefault:!1,hasChanged:z1};Symbol.metadata??=Symbol("metadata"),Q1.litPropertyMetadata??=new WeakMap;var E=class extends HTMLElement{static addInitializer(V){this._$Ei(),(this.l??=[]).push(V)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(V,C=l5){if(C.state&&(C.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(V)&&((C=Object.create(C)).wrapped=!0),this.elementProperties.set(V,C),!C.noAccessor){let H=Symbol(),e=this.getPropertyDescriptor(V,H,C);e!==void 0&&D3(this.prototype,V,e)}}static getPropertyDescriptor(V,C,H){let{get:e,set:r}=N3(this.prototype,V)??{get(){return this[C]},set(M){this[C]=M}};return{get:e,set(M){let i=e?.call(this);r?.call(this,M),this.requestUpdate(V,i,H)},configurable:!0,enumerable:!0}}static getPropertyOptions(V){return this.elementProperties.get(V)??l5}static _$Ei(){if(this.hasOwnProperty(x1("elementProperties")))return;let V=U3(this);V.finalize(),V.l!==void 0&&(this.l=[...V.l]),this.elementProperties=new Map(V.elementProperties)}static finalize(){if(this.hasOwnProperty(x1("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(x1("properties"))){let C=this.properties,H=[...I3(C),...W3(C)];for(let e of H)this.createProperty(e,C[e])}let V=this[Symbol.metadata];if(V!==null){let C=litPropertyMetadata.get(V);if(C!==void 0)for(let[H,e]of C)this.elementProperties.set(H,e)}this._$Eh=new Map;for(let[C,H]of this.elementProperties){let e=this._$Eu(C,H);e!==void 0&&this._$Eh.set(e,C)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(V){let C=[];if(Array.isArray(V)){let H=new Set(V.flat(1/0).reverse());for(let e of H)C.unshift(g2(e))}else V!==void 0&&C.push(g2(V));return C}static _$Eu(V,C){let H=C.attribute;return H===!1?void 0:typeof H=="string"?H:typeof V=="string"?V.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(V=>this.enableUpdating=V),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(V=>V(this))}addController(V){(this._$EO??=new Set).add(V),this.renderRoot!==void 0&&this.isConnected&&V.hostConnected?.()}removeController(V){this._$EO?.delete(V)}_$E_(){let V=new Map,C=this.constructor.elementProperties;for(let H of C.keys())this.hasOwnProperty(H)&&(V.set(H,this[H]),delete this[H]);V.size>0&&(this._$Ep=V)}createRenderRoot(){let V=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return p5(V,this.constructor.elementStyles),V}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(V=>V.hostConnected?.())}enableUpdating(V){}disconnectedCallback(){this._$EO?.forEach(V=>V.hostDisconnected?.())}attributeChangedCallback(V,C,H){this._$AK(V,H)}_$ET(V,C){let H=this.constructor.elementProperties.get(V),e=this.constructor._$Eu(V,H);if(e!==void 0&&H.reflect===!0){let r=(H.converter?.toAttribute!==void 0?H.converter:u1).toAttribute(C,H.type);this._$Em=V,r==null?this.removeAttribute(e):this.setAttribute(e,r),this._$Em=null}}_$AK(V,C){let H=this.constructor,e=H._$Eh.get(V);if(e!==void 0&&this._$Em!==e){let r=H.getPropertyOptions(e),M=typeof r.converter=="function"?{fromAttribute:r.converter}:r.converter?.fromAttribute!==void 0?r.converter:u1;this._$Em=e;let i=M.fromAttribute(C,r.type);this[e]=i??this._$Ej?.get(e)??i,this._$Em=null}}requestUpdate(V,C,H,e=!1,r){if(V!==void 0){let M=this.constructor;if(e===!1&&(r=this[V]),H??=M.getPropertyOptions(V),!((H.hasChanged??z1)(r,C)||H.useDefault&&H.reflect&&r===this._$Ej?.get(V)&&!this.hasAttribute(M._$Eu(V,H))))return;this.C(V,C,H)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(V,C,{useDefault:H,reflect:e,wrapped:r},M){H&&!(this._$Ej??=new Map).has(V)&&(this._$Ej.set(V,M??C??this[V]),r!==!0||M!==void 0)||(this._$AL.has(V)||(this.hasUpdated||H||(C=void 0),this._$AL.set(V,C)),e===!0&&this._$Em!==V&&(this._$Eq??=new Set).add(V))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(C){Promise.reject(C)}let V=this.scheduleUpdate();return V!=null&&await V,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[e,r]of this._$Ep)this[e]=r;this._$Ep=void 0}let H=this.constructor.elementProperties;if(H.size>0)for(let[e,r]of H){let{wrapped:M}=r,i=this[e];M!==!0||this._$AL.has(e)||i===void 0||this.C(e,void 0,r,i)}}let V=!1,C=this._$AL;try{V=this.shouldUpdate(C),V?(this.willUpdate(C),this._$EO?.forEach(H=>H.hostUpdate?.()),this.update(C)):this._$EM()}catch(H){throw V=!1,this._$EM(),H}V&&this._$AE(C)}willUpdate(V){}_$AE(V){this._$EO?.forEach(C=>C.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(V)),this.updated(V)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(V){return!0}update(V){this._$Eq&&=this._$Eq.forEach(C=>this._$ET(C,this[C])),this._$EM()}updated(V){}firstUpdated(V){}};E.elementStyles=[],E.shadowRootOptions={mode:"open"},E[x1("elementProperties")]=new Map,E[x1("finalized")]=new Map,Q3?.({ReactiveElement:E}),(Q1.reactiveElementVersions??=[]).push("2.1.2");var O2=globalThis,s5=L=>L,j1=O2.trustedTypes,v5=j1?j1.createPolicy("lit-html",{createHTML:L=>L}):void 0,b2="$lit$",D=`lit$${Math.random().toFixed(9).slice(2)}$`,y2="?"+D,z3=`<${y2}>`,C1=document,c1=()=>C1.createComment(""),S1=L=>L===null||typeof L!="object"&&typeof L!="function",k2=Array.isArray,h5=L=>k2(L)||typeof L?.[Symbol.iterator]=="function",f2=`[ 	
\f\r]`,Z1=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,x5=/-->/g,u5=/>/g,X=RegExp(`>|${f2}(?:([^\\s"'>=/]+)(${f2}*=${f2}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Z5=/'/g,c5=/"/g,g5=/^(?:script|style|textarea|title)$/i,w2=L=>(V,...C)=>({_$litType$:L,strings:V,values:C}),t=w2(1),g1=w2(2),W0=w2(3),N=Symbol.for("lit-noChange"),a=Symbol.for("lit-nothing"),S5=new WeakMap,Y=C1.createTreeWalker(C1,129);function f5(L,V){if(!k2(L)||!L.hasOwnProperty("raw"))throw Error("invalid template strings array");return v5!==void 0?v5.createHTML(V):V}var O5=(L,V)=>{let C=L.length-1,H=[],e,r=V===2?"<svg>":V===3?"<math>":"",M=Z1;for(let i=0;i<C;i++){let o=L[i],d,m,A=-1,u=0;for(;u<o.length&&(M.lastIndex=u,m=M.exec(o),m!==null);)u=M.lastIndex,M===Z1?m[1]==="!--"?M=x5:m[1]!==void 0?M=u5:m[2]!==void 0?(g5.test(m[2])&&(e=RegExp("</"+m[2],"g")),M=X):m[3]!==void 0&&(M=X):M===X?m[0]===">"?(M=e??Z1,A=-1):m[1]===void 0?A=-2:(A=M.lastIndex-m[2].length,d=m[1],M=m[3]===void 0?X:m[3]==='"'?c5:Z5):M===c5||M===Z5?M=X:M===x5||M===u5?M=Z1:(M=X,e=void 0);let x=M===X&&L[i+1].startsWith("/>")?" ":"";r+=M===Z1?o+z3:A>=0?(H.push(d),o.slice(0,A)+b2+o.slice(A)+D+x):o+D+(A===-2?i:x)}return[f5(L,r+(L[C]||"<?>")+(V===2?"</svg>":V===3?"</math>":"")),H]},h1=class L{constructor({strings:V,_$litType$:C},H){let e;this.parts=[];let r=0,M=0,i=V.length-1,o=this.parts,[d,m]=O5(V,C);if(this.el=L.createElement(d,H),Y.currentNode=this.el.content,C===2||C===3){let A=this.el.content.firstChild;A.replaceWith(...A.childNodes)}for(;(e=Y.nextNode())!==null&&o.length<i;){if(e.nodeType===1){if(e.hasAttributes())for(let A of e.getAttributeNames())if(A.endsWith(b2)){let u=m[M++],x=e.getAttribute(A).split(D),c=/([.?@])?(.*)/.exec(u);o.push({type:1,index:r,name:c[2],strings:x,ctor:c[1]==="."?q1:c[1]==="?"?J1:c[1]==="@"?X1:V1}),e.removeAttribute(A)}else A.startsWith(D)&&(o.push({type:6,index:r}),e.removeAttribute(A));if(g5.test(e.tagName)){let A=e.textContent.split(D),u=A.length-1;if(u>0){e.textContent=j1?j1.emptyScript:"";for(let x=0;x<u;x++)e.append(A[x],c1()),Y.nextNode(),o.push({type:2,index:++r});e.append(A[u],c1())}}}else if(e.nodeType===8)if(e.data===y2)o.push({type:2,index:r});else{let A=-1;for(;(A=e.data.indexOf(D,A+1))!==-1;)o.push({type:7,index:r}),A+=D.length-1}r++}}static createElement(V,C){let H=C1.createElement("template");return H.innerHTML=V,H}};function H1(L,V,C=L,H){if(V===N)return V;let e=H!==void 0?C._$Co?.[H]:C._$Cl,r=S1(V)?void 0:V._$litDirective$;return e?.constructor!==r&&(e?._$AO?.(!1),r===void 0?e=void 0:(e=new r(L),e._$AT(L,C,H)),H!==void 0?(C._$Co??=[])[H]=e:C._$Cl=e),e!==void 0&&(V=H1(L,e._$AS(L,V.values),e,H)),V}var K1=class{constructor(V,C){this._$AV=[],this._$AN=void 0,this._$AD=V,this._$AM=C}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(V){let{el:{content:C},parts:H}=this._$AD,e=(V?.creationScope??C1).importNode(C,!0);Y.currentNode=e;let r=Y.nextNode(),M=0,i=0,o=H[0];for(;o!==void 0;){if(M===o.index){let d;o.type===2?d=new o1(r,r.nextSibling,this,V):o.type===1?d=new o.ctor(r,o.name,o.strings,this,V):o.type===6&&(d=new Y1(r,this,V)),this._$AV.push(d),o=H[++i]}M!==o?.index&&(r=Y.nextNode(),M++)}return Y.currentNode=C1,e}p(V){let C=0;for(let H of this._$AV)H!==void 0&&(H.strings!==void 0?(H._$AI(V,H,C),C+=H.strings.length-2):H._$AI(V[C])),C++}},o1=class L{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(V,C,H,e){this.type=2,this._$AH=a,this._$AN=void 0,this._$AA=V,this._$AB=C,this._$AM=H,this.options=e,this._$Cv=e?.isConnected??!0}get parentNode(){let V=this._$AA.parentNode,C=this._$AM;return C!==void 0&&V?.nodeType===11&&(V=C.parentNode),V}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(V,C=this){V=H1(this,V,C),S1(V)?V===a||V==null||V===""?(this._$AH!==a&&this._$AR(),this._$AH=a):V!==this._$AH&&V!==N&&this._(V):V._$litType$!==void 0?this.$(V):V.nodeType!==void 0?this.T(V):h5(V)?this.k(V):this._(V)}O(V){return this._$AA.parentNode.insertBefore(V,this._$AB)}T(V){this._$AH!==V&&(this._$AR(),this._$AH=this.O(V))}_(V){this._$AH!==a&&S1(this._$AH)?this._$AA.nextSibling.data=V:this.T(C1.createTextNode(V)),this._$AH=V}$(V){let{values:C,_$litType$:H}=V,e=typeof H=="number"?this._$AC(V):(H.el===void 0&&(H.el=h1.createElement(f5(H.h,H.h[0]),this.options)),H);if(this._$AH?._$AD===e)this._$AH.p(C);else{let r=new K1(e,this),M=r.u(this.options);r.p(C),this.T(M),this._$AH=r}}_$AC(V){let C=S5.get(V.strings);return C===void 0&&S5.set(V.strings,C=new h1(V)),C}k(V){k2(this._$AH)||(this._$AH=[],this._$AR());let C=this._$AH,H,e=0;for(let r of V)e===C.length?C.push(H=new L(this.O(c1()),this.O(c1()),this,this.options)):H=C[e],H._$AI(r),e++;e<C.length&&(this._$AR(H&&H._$AB.nextSibling,e),C.length=e)}_$AR(V=this._$AA.nextSibling,C){for(this._$AP?.(!1,!0,C);V!==this._$AB;){let H=s5(V).nextSibling;s5(V).remove(),V=H}}setConnected(V){this._$AM===void 0&&(this._$Cv=V,this._$AP?.(V))}},V1=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(V,C,H,e,r){this.type=1,this._$AH=a,this._$AN=void 0,this.element=V,this.name=C,this._$AM=e,this.options=r,H.length>2||H[0]!==""||H[1]!==""?(this._$AH=Array(H.length-1).fill(new String),this.strings=H):this._$AH=a}_$AI(V,C=this,H,e){let r=this.strings,M=!1;if(r===void 0)V=H1(this,V,C,0),M=!S1(V)||V!==this._$AH&&V!==N,M&&(this._$AH=V);else{let i=V,o,d;for(V=r[0],o=0;o<r.length-1;o++)d=H1(this,i[H+o],C,o),d===N&&(d=this._$AH[o]),M||=!S1(d)||d!==this._$AH[o],d===a?V=a:V!==a&&(V+=(d??"")+r[o+1]),this._$AH[o]=d}M&&!e&&this.j(V)}j(V){V===a?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,V??"")}},q1=class extends V1{constructor(){super(...arguments),this.type=3}j(V){this.element[this.name]=V===a?void 0:V}},J1=class extends V1{constructor(){super(...arguments),this.type=4}j(V){this.element.toggleAttribute(this.name,!!V&&V!==a)}},X1=class extends V1{constructor(V,C,H,e,r){super(V,C,H,e,r),this.type=5}_$AI(V,C=this){if((V=H1(this,V,C,0)??a)===N)return;let H=this._$AH,e=V===a&&H!==a||V.capture!==H.capture||V.once!==H.once||V.passive!==H.passive,r=V!==a&&(H===a||e);e&&this.element.removeEventListener(this.name,this,H),r&&this.element.addEventListener(this.name,this,V),this._$AH=V}handleEvent(V){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,V):this._$AH.handleEvent(V)}},Y1=class{constructor(V,C,H){this.element=V,this.type=6,this._$AN=void 0,this._$AM=C,this.options=H}get _$AU(){return this._$AM._$AU}_$AI(V){H1(this,V)}},b5={M:b2,P:D,A:y2,C:1,L:O5,R:K1,D:h5,V:H1,I:o1,H:V1,N:J1,U:X1,B:q1,F:Y1},j3=O2.litHtmlPolyfillSupport;j3?.(h1,o1),(O2.litHtmlVersions??=[]).push("3.3.3");var y5=(L,V,C)=>{let H=C?.renderBefore??V,e=H._$litPart$;if(e===void 0){let r=C?.renderBefore??null;H._$litPart$=e=new o1(V.insertBefore(c1(),r),r,void 0,C??{})}return e._$AI(L),e};var _2=globalThis,S=class extends E{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let V=super.createRenderRoot();return this.renderOptions.renderBefore??=V.firstChild,V}update(V){let C=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(V),this._$Do=y5(C,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return N}};S._$litElement$=!0,S.finalized=!0,_2.litElementHydrateSupport?.({LitElement:S});var K3=_2.litElementPolyfillSupport;K3?.({LitElement:S});(_2.litElementVersions??=[]).push("4.2.2");var q3={attribute:!0,type:String,converter:u1,reflect:!1,hasChanged:z1},J3=(L=q3,V,C)=>{let{kind:H,metadata:e}=C,r=globalThis.litPropertyMetadata.get(e);if(r===void 0&&globalThis.litPropertyMetadata.set(e,r=new Map),H==="setter"&&((L=Object.create(L)).wrapped=!0),r.set(C.name,L),H==="accessor"){let{name:M}=C;return{set(i){let o=V.get.call(this);V.set.call(this,i),this.requestUpdate(M,o,L,!0,i)},init(i){return i!==void 0&&this.C(M,void 0,L,i),i}}}if(H==="setter"){let{name:M}=C;return function(i){let o=this[M];V.call(this,i),this.requestUpdate(M,o,L,!0,i)}}throw Error("Unsupported decorator location: "+H)};function v(L){return(V,C)=>typeof C=="object"?J3(L,V,C):((H,e,r)=>{let M=e.hasOwnProperty(r);return e.constructor.createProperty(r,H),M?Object.getOwnPropertyDescriptor(e,r):void 0})(L,V,C)}function s(L){return v({...L,state:!0,attribute:!1})}var L1=(L,V,C)=>(C.configurable=!0,C.enumerable=!0,Reflect.decorate&&typeof V!="object"&&Object.defineProperty(L,V,C),C);function z(L,V){return(C,H,e)=>{let r=M=>M.renderRoot?.querySelector(L)??null;if(V){let{get:M,set:i}=typeof H=="object"?C:e??(()=>{let o=Symbol();return{get(){return this[o]},set(d){this[o]=d}}})();return L1(C,H,{get(){let o=M.call(this);return o===void 0&&(o=r(this),(o!==null||this.hasUpdated)&&i.call(this,o)),o}})}return L1(C,H,{get(){return r(this)}})}}var C2="plex_smart_refresher/",k5="/api/plex_smart_refresher/";function y(L){let{code:V,message:C,translation_key:H}=L??{};return typeof L=="number"||typeof V=="number"?{code:"connection",message:""}:{code:String(H??V??"unknown"),message:String(C??L)}}var w5=L=>Object.fromEntries(Object.entries(L).filter(([,V])=>V!==""&&V!==void 0)),X3=2e3,f1=class L{constructor(V,C){this.hass=V;this.entryId=C;this.thumbs=new Map}static async entries(V){return(await V.callWS({type:`${C2}entries`})).entries}call(V,C={}){return this.hass().callWS({type:C2+V,entry_id:this.entryId,...w5(C)})}jobs(V,C,H=0){return this.call("jobs",{...V,limit:C,offset:H})}async job(V){return(await this.call("job",{job_id:V})).job}jobItems(V,C,H,e){return this.call("job_items",{job_id:V,result:C,limit:H,offset:e})}log(V,C,H,e){return this.call("log",{job_id:V,...C,limit:H,before_id:e})}items(V,C,H){return this.call("items",{...V,limit:C,offset:H})}start(V){return this.call("start",V)}cancel(){return this.call("cancel")}pause(){return this.call("pause")}resume(){return this.call("resume")}refreshItems(V){return this.call("refresh_items",{rating_keys:V})}ignore(V,C){return this.call("ignore",{rating_keys:V,ignored:C})}setSettings(V){return this.call("set_settings",V)}subscribe(V){let C;return this.follow({type:`${C2}subscribe`,entry_id:this.entryId},H=>H.type==="unloaded"?!1:(H.type==="state"?C=H.state:C&&(C={...C,...H.state}),C&&V.onState(C),!0),H=>V.onError(H))}subscribeLog(V,C,H,e,r){return this.follow({type:`${C2}subscribe_log`,entry_id:this.entryId,job_id:V,limit:H,...w5(C)},({initial:M,...i})=>(e(i,M),!0),r)}follow(V,C,H){let e=!1,r,M,i=m=>{m?.then(A=>A()).catch(()=>{})},o=()=>{e||(r=setTimeout(d,X3))},d=()=>{let m=this.hass().connection.subscribeMessage(A=>{e||M!==m||C(A)||(M=void 0,i(m),H({code:"not_loaded",message:""}),o())},V);M=m,m.catch(A=>{M=void 0,!e&&(H(y(A)),o())})};return d(),()=>{e=!0,clearTimeout(r),i(M)}}thumb(V){let C=this.thumbs.get(V);return C||(C=this.fetchThumb(V).catch(()=>""),this.thumbs.set(V,C),this.forgetOldThumbs()),C}static{this.MAX_THUMBS=400}async fetchThumb(V){let C=`${k5}${this.entryId}/thumb/${encodeURIComponent(V)}`,H=await this.hass().fetchWithAuth(C);return H.status!==200?"":URL.createObjectURL(await H.blob())}forgetOldThumbs(){for(let[V,C]of this.thumbs){if(this.thumbs.size<=L.MAX_THUMBS)return;this.thumbs.delete(V),C.then(H=>H&&URL.revokeObjectURL(H))}}release(){for(let V of this.thumbs.values())V.then(C=>C&&URL.revokeObjectURL(C));this.thumbs.clear()}async logAddress(V){let C=`${k5}${this.entryId}/log/${encodeURIComponent(V)}`,H=await this.hass().callWS({type:"auth/sign_path",path:C,expires:30});return this.hass().hassUrl?.(H.path)??H.path}};function Z(L,V){customElements.get(L)||customElements.define(L,V)}var _5=L=>({locale:L.locale,serverZone:L.config.time_zone});function P2({locale:L}){switch(L.number_format){case"comma_decimal":return"en-US";case"decimal_comma":return"de";case"space_comma":return"fr";case"quote_decimal":return"de-CH";case"system":return;default:return L.language}}function T5(L,V,C=0){return new Intl.NumberFormat(P2(L),{maximumFractionDigits:C,minimumFractionDigits:C,useGrouping:L.locale.number_format!=="none"}).format(V)}function P5(L,V,C=0){let H=10**-C,e=V>0&&V<100?Math.min(Math.max(V,H),100-H):V;return new Intl.NumberFormat(P2(L),{style:"percent",maximumFractionDigits:C,minimumFractionDigits:C}).format(e/100)}var B5=({locale:L,serverZone:V})=>L.time_zone==="server"?V:void 0;function Y3({locale:L}){if(L.time_format==="12")return!0;if(L.time_format==="24")return!1}var C0=({locale:L})=>L.time_format==="system"?void 0:L.language;function B2(L,V,C=!1){return new Intl.DateTimeFormat(C0(L),{hour:"2-digit",minute:"2-digit",second:C?"2-digit":void 0,hour12:Y3(L),timeZone:B5(L)}).format(V*1e3)}var H0={DMY:["day","month","year"],MDY:["month","day","year"],YMD:["year","month","day"]};function H2(L,V){let C=H0[L.locale.date_format],H=L.locale.date_format==="system"?void 0:L.locale.language,e=new Intl.DateTimeFormat(H,{year:"numeric",month:C?"2-digit":"short",day:C?"2-digit":"numeric",timeZone:B5(L)}).formatToParts(V*1e3);if(!C)return e.map(i=>i.value).join("");let r=i=>e.find(o=>o.type===i)?.value??"",M=e.find(i=>i.type==="literal")?.value.trim()||"/";return C.map(r).join(L.locale.date_format==="YMD"?"-":M)}var R5=(L,V)=>`${H2(L,V)}, ${B2(L,V)}`,V0=[["day",86400],["hour",3600],["minute",60]];function F5(L,V,C){let H=V-C;if(Math.abs(H)>30*86400)return H2(L,V);let e=new Intl.RelativeTimeFormat(L.locale.language,{numeric:"auto"});for(let[r,M]of V0)if(Math.abs(H)>=M)return e.format(Math.trunc(H/M),r);return e.format(0,"second")}var T2=(L,V,C)=>new Intl.NumberFormat(P2(L)??L.locale.language,{style:"unit",unit:C,unitDisplay:"short",maximumFractionDigits:0}).format(V);function $5(L,V){let C=Math.max(0,Math.round(V)),[H,e,r]=[Math.floor(C/3600),Math.floor(C/60)%60,C%60],M=[];return H&&M.push(T2(L,H,"hour")),e&&M.push(T2(L,e,"minute")),!H&&(r||!e)&&M.push(T2(L,r,"second")),M.join(" ")}function E5(L){return L<10?Math.max(1,Math.ceil(L)):L<60?Math.ceil(L/5)*5:L<600?Math.ceil(L/15)*15:Math.ceil(L/60)*60}function D5(L,V){let C=V.trim().toLocaleLowerCase();if(!C)return[{text:L,hit:!1}];let H=L.toLocaleLowerCase();if(H.length!==L.length)return[{text:L,hit:!1}];let e=[],r=0;for(let M=H.indexOf(C);M>=0;M=H.indexOf(C,r))M>r&&e.push({text:L.slice(r,M),hit:!1}),r=M+C.length,e.push({text:L.slice(M,r),hit:!0});return r<L.length&&e.push({text:L.slice(r),hit:!1}),e}var N5={title:"Plex Refresher",server:"Server",view_overview:"Übersicht",view_jobs:"Aufträge",view_items:"Titel",view_settings:"Einstellungen",navigation:"Ansichten",loading:"Wird geladen",retry:"Erneut versuchen",cancel_dialog:"Abbrechen",search:"Suchen",clear_search:"Suche leeren",clear_filters:"Filter zurücksetzen",all:"Alle",none:"Keine",yes:"Ja",no:"Nein",unknown:"Unbekannt",show_table:"Als Tabelle anzeigen",connection_lost:"Verbindung unterbrochen. Die Anzeige ist von {time} und wird automatisch aktualisiert.",server_unreachable:"Der Plex-Server antwortet gerade nicht.",admin_only_title:"Nur für Administratoren",admin_only_text:"Titel, Protokolle und Einstellungen sind nur für Administratoren sichtbar.",no_servers_title:"Noch kein Plex-Server",no_servers_text:"Sobald Plex Smart Refresher unter Einstellungen › Geräte & Dienste hinzugefügt ist, erscheint der Server hier.",add_server:"Server hinzufügen",not_loaded_title:"Dieser Server ist nicht bereit",not_loaded_text:"Home Assistant hat ihn nicht geladen: Er startet vielleicht noch, ist deaktiviert oder braucht Aufmerksamkeit. Diese Seite versucht es weiter.",open_integration:"Integration öffnen",unknown_server_title:"Diesen Server gibt es nicht",unknown_server_text:"Die Adresse nennt einen Server, der nicht mehr vorhanden ist.",go_overview:"Zur Übersicht",start_scan:"Scan starten",dry_run:"Probelauf",dry_run_start:"Probelauf",dry_run_hint:"Findet Mängel und ändert nichts",cancel_scan:"Scan abbrechen",pause_scan:"Scan pausieren",pause_hint:"Beginnt nichts Neues, bis er fortgesetzt wird; woran Plex gerade arbeitet, wird noch geprüft",resume_scan:"Scan fortsetzen",start_instead_hint:"Beginnt von vorn; der unterbrochene Scan kann dann nicht mehr weitergehen",cancelling:"Wird abgebrochen …",scan_options:"Scan mit anderen Einstellungen",started:"Scan gestartet",cancelled:"Scan abgebrochen",paused:"Scan pausiert",resumed:"Scan fortgesetzt",resumable:"Der letzte Scan wurde unterbrochen. Er kann dort weitergehen, wo er war.",dialog_options_title:"Scan mit anderen Einstellungen",dialog_options_text:"Sie gelten nur für diesen Scan.",dialog_large_title:"Wirklich so viel scannen?",dialog_large_known:"Dieser Scan prüft etwa {count} Titel.",dialog_large_unknown:"Dieser Scan prüft {window}. Auf einem großen Server kann das Stunden dauern.",dialog_large_text:"Mangelhafte Titel werden nacheinander aktualisiert. Abbrechen ist jederzeit möglich.",dialog_large_dry:"Es ist ein Probelauf: Geändert wird nichts.",dialog_cancel_title:"Diesen Scan abbrechen?",dialog_cancel_text:"Erledigtes bleibt erledigt. Titel, die gerade in Arbeit sind, haben kein Ergebnis und kommen beim nächsten Mal wieder an die Reihe.",keep_scanning:"Weiter scannen",keep_paused:"Pausiert lassen",field_libraries:"Mediatheken",field_libraries_hint:"Ohne Auswahl sind es alle",field_days:"Tage zurück",field_days_hint:"Titel, die in so vielen Tagen hinzugekommen sind; 0 ist die ganze Mediathek",field_max_items:"Höchstens so viele Titel je Mediathek",field_max_items_hint:"0 bedeutet ohne Grenze",field_dry_run:"Probelauf",field_dry_run_hint:"Mängel nur finden, auf dem Server nichts ändern",days_one:"{count} Tag",days_other:"{count} Tage",window_all:"die ganze Mediathek",window_days_one:"den letzten Tag",window_days_other:"die letzten {count} Tage",no_limit:"Ohne Grenze",state_idle:"Bereit",state_running:"Scan läuft",state_refreshing_items:"Titel werden aktualisiert",now_working:"Jetzt",progress:"Fortschritt",progress_done:"{done} von {total}",pace_one:"{count} Titel/min",pace_other:"{count} Titel/min",time_left:"Noch etwa {time}",time_left_phase:"Noch etwa {time} in dieser Phase",time_left_unknown:"Restzeit wird ermittelt …",running_since:"Läuft seit {time}",since:"Seit {time}, {duration} lang",paused_since:"Pausiert seit {time}, {duration} lang",live_phase:"Phase {phase}",live_paused:"Scan pausiert. {reason}",live_finished:"Scan beendet. {summary}",phase_collect:"Sammeln",phase_inspect:"Prüfen",phase_refresh:"Aktualisieren",phase_verify:"Kontrollieren",phase_collect_hint:"Listet die Mediatheken auf",phase_inspect_hint:"Sucht fehlende Metadaten",phase_refresh_hint:"Lässt Plex neu abrufen",phase_verify_hint:"Wartet auf die letzten Ergebnisse",phase_state_done:"erledigt",phase_state_active:"läuft",phase_state_paused:"pausiert",phase_state_ahead:"steht noch aus",tally:"Zwischenstand",tally_checked:"Geprüft",tally_healthy:"In Ordnung",tally_defective:"Mangelhaft",tally_failed:"Nicht behoben",result_healthy:"In Ordnung",result_fixed:"Behoben",result_partly_fixed:"Teilweise behoben",result_unresolved:"Ungelöst",result_timed_out:"Zeit überschritten",result_gone:"Verschwunden",result_errored:"Fehler",result_skipped:"Übersprungen",result_would_refresh:"Würde aktualisiert",skip_protected:"Eine Aktualisierung würde von Hand Gemachtes zerstören",protected_somehow:"Eine Aktualisierung würde von Hand Gemachtes zerstören.",protected_itself:"Er hat keine Zuordnung, aber {made}: Eine Aktualisierung würde das verwerfen.",protected_below:"{title}, darunter, hat keine Zuordnung, aber {made}: Eine Aktualisierung würde das verwerfen.",made_summary:"eine von Hand geschriebene Beschreibung",made_fields:"gesperrte Felder ({fields})",made_and:" und ",field_name_title:"Titel",field_name_titleSort:"Sortiertitel",field_name_summary:"Beschreibung",field_name_thumb:"Poster",field_name_art:"Hintergrund",field_name_year:"Jahr",field_name_genre:"Genre",skip_backoff:"Der nächste Versuch ist noch nicht fällig",skip_given_up:"Zu oft fehlgeschlagen",skip_refresh_cap:"Die Grenze dieses Scans war erreicht",skip_ignored:"Soll auf Wunsch in Ruhe gelassen werden",defect_no_match:"Keine Zuordnung",defect_missing_poster:"Kein Poster",defect_missing_summary:"Keine Beschreibung",defect_placeholder_title:"Platzhalter als Titel",defect_inherited_poster:"Geerbtes Poster",defect_no_external_ids:"Keine externen Kennungen",status_running:"Läuft",status_paused:"Pausiert",status_success:"Erfolgreich",status_failed:"Fehlgeschlagen",status_cancelled:"Abgebrochen",status_interrupted:"Unterbrochen",trigger_manual:"Von Hand",trigger_action:"Durch eine Aktion",trigger_schedule:"Nach Zeitplan",pause_user:"Von Hand pausiert",pause_server_unavailable:"Der Plex-Server antwortet nicht",pause_provider_down:"Plex bekommt nichts von seinen Metadatenquellen",pause_entity:"Die Entität, die in den Optionen gewählt ist, verlangt es",pause_server_busy:"Der Plex-Server ist mit dem Scan einer Mediathek oder seiner Wartung beschäftigt",pause_playing:"Jemand sieht gerade etwas an",pause_until_resumed:"Er wartet, bis jemand ihn fortsetzt.",pause_tries_again:"Er versucht es von selbst wieder und gibt nach der längsten Wartezeit auf, die in den Optionen steht.",pause_goes_on:"Er geht von selbst weiter, wenn das vorbei ist, oder nach der längsten Wartezeit, die in den Optionen steht.",error_unknown:"Ein unerwarteter Fehler; Näheres steht im Protokoll von Home Assistant",error_server_unavailable:"Der Plex-Server hat nicht geantwortet",error_starting_up:"Der Plex-Server war noch beim Starten",error_invalid_auth:"Der Plex-Server akzeptiert die Anmeldung nicht mehr",error_not_owner:"Das Konto darf diesen Plex-Server nicht ändern",error_provider_down:"Plex bekommt nichts von seinen Metadatenquellen",error_library_gone:"Keine der Mediatheken ist noch vorhanden",error_request_failed:"Der Plex-Server hat eine Anfrage abgelehnt",error_internal_error:"Ein unerwarteter Fehler; Näheres steht im Protokoll von Home Assistant",error_job_running:"Es läuft bereits ein Scan",error_no_job:"Es läuft kein Scan",error_no_pause:"Kein Scan ist pausiert, und keiner wurde unterbrochen, der weitergehen könnte",error_log_index_failed:"Das Protokoll kann nicht gelesen oder geschrieben werden; Näheres steht im Protokoll von Home Assistant",error_not_loaded:"Dieser Server ist nicht bereit",error_not_found:"Das ist nicht mehr vorhanden",error_unauthorized:"Das dürfen nur Administratoren",error_connection:"Home Assistant antwortet nicht",section_now:"Jetzt",section_health:"Zustand der Mediatheken",section_totals:"Seit Beginn",last_scan:"Letzter Scan",next_scan:"Nächster Scan",no_schedule:"Kein Zeitplan",no_schedule_hint:"Auf der Seite der Integration lässt sich einer hinzufügen",waiting:"Warten auf einen neuen Versuch",waiting_hint:"Fehlgeschlagene Titel, die später wieder an der Reihe sind",to_review:"Zu prüfende Titel",to_review_hint:"Titel, denen eine Aktualisierung schaden würde und die Scans deshalb in Ruhe lassen",total_jobs:"Scans",total_checked:"Geprüfte Titel",total_fixed:"Behobene Titel",total_rate:"Erfolgsquote",total_rate_hint:"Aktualisierte Titel, bei denen alle Mängel behoben sind",first_scan_title:"Bereit für den ersten Scan",first_scan_text:"Ein Probelauf sucht fehlende Poster, Beschreibungen und Zuordnungen und ändert nichts. Danach zeigt diese Seite den Zustand jeder Mediathek.",health_empty:"Nach dem ersten Scan steht hier der Zustand jeder Mediathek.",health_share:"{percent} ohne Mängel",health_checked_one:"{count} Titel geprüft",health_checked_other:"{count} Titel geprüft",health_partial:"Nur Zeitfenster",health_partial_hint:"Der Scan hat einen Teil der Mediathek geprüft",health_all_well:"Keine Mängel",health_trend:"Verlauf über {count} Scans: von {first} auf {last}",health_trend_none:"Ein Verlauf erscheint nach dem zweiten Scan",health_up:"+{points} Punkte",health_down:"−{points} Punkte",health_same:"Unverändert",column_library:"Mediathek",column_share:"Ohne Mängel",column_defective:"Mangelhaft",summary_fixed_one:"{count} behoben",summary_fixed_other:"{count} behoben",summary_failed_one:"{count} nicht behoben",summary_failed_other:"{count} nicht behoben",summary_would_one:"{count} würde aktualisiert",summary_would_other:"{count} würden aktualisiert",summary_none:"Nichts zu beheben",summary_checked_one:"{count} geprüft",summary_checked_other:"{count} geprüft",jobs_empty_title:"Noch keine Aufträge",jobs_empty_text:"Jeder Scan hinterlässt hier einen Auftrag: was er getan hat, Titel für Titel, mit Protokoll.",jobs_no_match_title:"Kein Auftrag passt zu diesen Filtern",filter_status:"Status",filter_trigger:"Gestartet",job_of:"Auftrag vom {time}",job_missing_title:"Diesen Auftrag gibt es nicht",job_missing_text:"Alte Aufträge werden nach einiger Zeit entfernt.",job_all:"Alle Aufträge",job_options:"Optionen",job_phases:"Phasen",job_items:"Bearbeitete Titel",job_log:"Protokoll",job_scope:"Mediatheken",job_scope_all:"Alle",job_scope_items_one:"{count} ausgewählter Titel",job_scope_items_other:"{count} ausgewählte Titel",job_window:"Zeitfenster",job_max_items:"Titel je Mediathek",job_max_refreshes:"Höchstens Aktualisierungen",job_trigger:"Gestartet",job_finished:"Beendet",job_pause:"Grund der Pause",put_back:"Von der Aktualisierung verschlechtert und wiederhergestellt: {what}",put_back_poster:"Poster",put_back_title:"Titel",put_back_summary:"Beschreibung",put_back_below:"etwas an einem Titel darunter",before:"Vorher",after:"Nachher",all_well:"Alles in Ordnung",job_items_empty:"Kein Titel brauchte etwas.",job_items_empty_running:"Noch hat kein Titel ein Ergebnis.",job_items_no_match:"Kein Titel hat dieses Ergebnis.",log_level:"Stufe",log_level_debug:"Alles",log_level_info:"Ab Info",log_level_warning:"Warnungen und Fehler",log_level_error:"Nur Fehler",level_debug:"Debug",level_info:"Info",level_warning:"Warnung",level_error:"Fehler",log_search:"Protokoll durchsuchen",log_download:"Herunterladen",log_follow:"Neueste Zeilen",log_live:"Live",log_empty:"Das Protokoll ist leer.",log_no_match:"Keine Zeile passt.",log_lines_one:"{count} Zeile",log_lines_other:"{count} Zeilen",log_older:"Ältere Zeilen",log_beginning:"Hier beginnt das Protokoll",log_of_item:"Zeilen eines Titels",log_to_item:"Titel anzeigen",log_region:"Protokollzeilen",items_search:"Titel durchsuchen",items_empty_title:"Bisher nichts Mangelhaftes",items_empty_text:"Titel, die ein Scan mangelhaft findet, stehen hier, mit dem, was aus ihnen wurde.",items_no_match_title:"Kein Titel passt",items_no_match_text:"Ein anderes Wort oder weniger Filter helfen vielleicht.",all_items:"Alle Titel",review_note:"Scans lassen diese Titel in Ruhe, weil eine Aktualisierung von Hand Gemachtes zerstören würde. Werden sie in Plex von Hand zugeordnet, nimmt der nächste Scan sie von dieser Liste; sonst lassen sie sich ignorieren.",review_empty_title:"Nichts zu prüfen",review_empty_text:"Kein Titel wird wegen von Hand Gemachtem in Ruhe gelassen.",filter_library:"Mediathek",filter_defect:"Mangel",filter_result:"Ergebnis",filter_open:"Nur offene",sort_by:"Sortieren nach",sort_last_seen:"Zuletzt gesehen",sort_title:"Titel",sort_attempts:"Versuche",sort_next_attempt:"Nächster Versuch",descending:"Absteigend",ascending:"Aufsteigend",selected_one:"{count} ausgewählt",selected_other:"{count} ausgewählt",select_all:"Alle auf dieser Seite auswählen",select_item:"{title} auswählen",clear_selection:"Auswahl aufheben",refresh_now:"Jetzt aktualisieren",ignore:"Ignorieren",unignore:"Nicht mehr ignorieren",open_in_plex:"In Plex öffnen",item_actions:"Aktionen für {title}",ignored:"Ignoriert",given_up:"Aufgegeben",attempts_one:"{count} Versuch",attempts_other:"{count} Versuche",next_try:"Nächster Versuch {time}",next_try_due:"Nächster Versuch ist fällig",seen:"Gesehen {time}",items_ignored_one:"{count} Titel wird jetzt ignoriert",items_ignored_other:"{count} Titel werden jetzt ignoriert",items_unignored_one:"{count} Titel wird wieder geprüft",items_unignored_other:"{count} Titel werden wieder geprüft",items_refreshing_one:"{count} Titel wird aktualisiert",items_refreshing_other:"{count} Titel werden aktualisiert",one_item:"Nur ein Titel",page_of:"{from}–{to} von {total}",page_previous:"Vorherige Seite",page_next:"Nächste Seite",pages:"Seiten",type_movie:"Film",type_show:"Serie",type_season:"Staffel",type_episode:"Folge",type_artist:"Interpret",type_album:"Album",settings_scan:"Was ein Scan prüft",settings_scan_text:"Das gilt für alle Scans, die nichts anderes angeben.",settings_save:"Speichern",settings_saved:"Gespeichert",settings_undo:"Änderungen verwerfen",settings_more:"Alles Weitere",settings_more_text:"Mediatheken, Arten von Titeln, Tempo, Wiederholungen und Aufbewahrung stehen in den Optionen der Integration.",settings_about:"Über",settings_plex_version:"Plex Media Server",settings_reachable:"Erreichbar",card_name:"Plex Smart Refresher",card_description:"Stand des Scans, starten, pausieren und abbrechen, letztes Ergebnis",card_missing:"Bitte in den Einstellungen der Karte einen Server wählen.",card_open:"Plex Refresher öffnen",card_field_entry:"Server",card_field_title:"Titel",card_field_actions:"Tasten anzeigen",card_last:"Letzter Scan {time}"};var V2={title:"Plex Refresher",server:"Server",view_overview:"Overview",view_jobs:"Jobs",view_items:"Items",view_settings:"Settings",navigation:"Views",loading:"Loading",retry:"Try again",cancel_dialog:"Cancel",search:"Search",clear_search:"Clear search",clear_filters:"Clear filters",all:"All",none:"None",yes:"Yes",no:"No",unknown:"Unknown",show_table:"Show as table",connection_lost:"Connection lost. What you see is from {time}; it catches up by itself.",server_unreachable:"The Plex server does not answer at the moment.",admin_only_title:"For administrators",admin_only_text:"Titles, logs and settings are shown to administrators only.",no_servers_title:"No Plex server yet",no_servers_text:"Add Plex Smart Refresher under Settings › Devices & services, and it shows up here.",add_server:"Add a server",not_loaded_title:"This server is not ready",not_loaded_text:"Home Assistant has not loaded it: it may be starting, turned off or in need of attention. This page keeps trying.",open_integration:"Open the integration",unknown_server_title:"This server is not here",unknown_server_text:"The address names a server that does not exist any more.",go_overview:"Go to the overview",start_scan:"Start scan",dry_run:"Dry run",dry_run_start:"Dry run",dry_run_hint:"Finds defects and changes nothing",cancel_scan:"Cancel scan",pause_scan:"Pause scan",pause_hint:"Begins nothing new until it is resumed; what Plex is working on is still verified",resume_scan:"Resume scan",start_instead_hint:"Starts anew; the interrupted scan can then no longer go on",cancelling:"Cancelling…",scan_options:"Scan with other settings",started:"Scan started",cancelled:"Scan cancelled",paused:"Scan paused",resumed:"Scan resumed",resumable:"The last scan was interrupted. It can go on where it was.",dialog_options_title:"Scan with other settings",dialog_options_text:"They count for this scan only.",dialog_large_title:"Scan that much?",dialog_large_known:"This scan looks at about {count} items.",dialog_large_unknown:"This scan looks at {window}. On a large server that can take hours.",dialog_large_text:"Defective items are refreshed one after another. You can cancel at any time.",dialog_large_dry:"It is a dry run: nothing will be changed.",dialog_cancel_title:"Cancel this scan?",dialog_cancel_text:"What is done stays done. Items that are under way now have no result and are looked at again next time.",keep_scanning:"Keep scanning",keep_paused:"Keep it paused",field_libraries:"Libraries",field_libraries_hint:"None ticked means all of them",field_days:"Days back",field_days_hint:"Items added within so many days; 0 is the whole library",field_max_items:"Items per library, at most",field_max_items_hint:"0 is no limit",field_dry_run:"Dry run",field_dry_run_hint:"Only find defects; change nothing on the server",days_one:"{count} day",days_other:"{count} days",window_all:"the whole library",window_days_one:"the last day",window_days_other:"the last {count} days",no_limit:"No limit",state_idle:"Ready",state_running:"Scanning",state_refreshing_items:"Refreshing items",now_working:"Now",progress:"Progress",progress_done:"{done} of {total}",pace_one:"{count} item/min",pace_other:"{count} items/min",time_left:"About {time} left",time_left_phase:"About {time} left in this phase",time_left_unknown:"Working out the time left…",running_since:"Running for {time}",since:"Since {time}, for {duration}",paused_since:"Paused since {time}, for {duration}",live_phase:"Phase {phase}",live_paused:"Scan paused. {reason}",live_finished:"Scan finished. {summary}",phase_collect:"Collect",phase_inspect:"Inspect",phase_refresh:"Refresh",phase_verify:"Verify",phase_collect_hint:"Lists the libraries",phase_inspect_hint:"Looks for missing metadata",phase_refresh_hint:"Asks Plex to fetch again",phase_verify_hint:"Waits for the last results",phase_state_done:"done",phase_state_active:"under way",phase_state_paused:"paused",phase_state_ahead:"still ahead",tally:"Tally",tally_checked:"Checked",tally_healthy:"Healthy",tally_defective:"Defective",tally_failed:"Not fixed",result_healthy:"Healthy",result_fixed:"Fixed",result_partly_fixed:"Partly fixed",result_unresolved:"Unresolved",result_timed_out:"Timed out",result_gone:"Gone",result_errored:"Errored",result_skipped:"Skipped",result_would_refresh:"Would refresh",skip_protected:"A refresh would destroy edits made by hand",protected_somehow:"A refresh would destroy edits made by hand.",protected_itself:"It has no match, but {made}: a refresh would drop that.",protected_below:"{title} below it has no match, but {made}: a refresh would drop that.",made_summary:"a summary written by hand",made_fields:"locked fields ({fields})",made_and:" and ",field_name_title:"title",field_name_titleSort:"sort title",field_name_summary:"summary",field_name_thumb:"poster",field_name_art:"background",field_name_year:"year",field_name_genre:"genre",skip_backoff:"Its next try is not due yet",skip_given_up:"It failed too often",skip_refresh_cap:"The limit of this scan was reached",skip_ignored:"You asked to leave it alone",defect_no_match:"No match",defect_missing_poster:"Missing poster",defect_missing_summary:"Missing summary",defect_placeholder_title:"Placeholder title",defect_inherited_poster:"Inherited poster",defect_no_external_ids:"No external ids",status_running:"Running",status_paused:"Paused",status_success:"Success",status_failed:"Failed",status_cancelled:"Cancelled",status_interrupted:"Interrupted",trigger_manual:"By hand",trigger_action:"By an action",trigger_schedule:"On schedule",pause_user:"Paused by hand",pause_server_unavailable:"The Plex server does not answer",pause_provider_down:"Plex gets nothing from its sources of metadata",pause_entity:"The entity chosen in the options asks for it",pause_server_busy:"The Plex server is busy with a library scan or its maintenance",pause_playing:"Somebody is watching",pause_until_resumed:"It waits until somebody resumes it.",pause_tries_again:"It tries again by itself, and gives up after the longest wait that the options allow.",pause_goes_on:"It goes on by itself when that is over, or after the longest wait that the options allow.",error_unknown:"An unexpected error; Home Assistant's log knows more",error_server_unavailable:"The Plex server did not answer",error_starting_up:"The Plex server was still starting up",error_invalid_auth:"The Plex server no longer accepts the sign-in",error_not_owner:"The account may not change this Plex server",error_provider_down:"Plex gets nothing from its sources of metadata",error_library_gone:"None of the libraries is there any more",error_request_failed:"The Plex server refused a request",error_internal_error:"An unexpected error; Home Assistant's log knows more",error_job_running:"A scan is already running",error_no_job:"No scan is running",error_no_pause:"No scan is paused, and none was interrupted that can go on",error_log_index_failed:"The log index cannot be read or written; Home Assistant's log knows more",error_not_loaded:"This server is not ready",error_not_found:"This is not there any more",error_unauthorized:"Only administrators may do this",error_connection:"Home Assistant does not answer",section_now:"Now",section_health:"Health of the libraries",section_totals:"Since the beginning",last_scan:"Last scan",next_scan:"Next scan",no_schedule:"No schedule",no_schedule_hint:"Add one on the integration’s page",waiting:"Waiting for another try",waiting_hint:"Items that failed and are tried again later",to_review:"Items to review",to_review_hint:"Items that a refresh would harm, so that scans leave them alone",total_jobs:"Scans",total_checked:"Items checked",total_fixed:"Items fixed",total_rate:"Success rate",total_rate_hint:"Refreshed items whose every defect went",first_scan_title:"Ready for the first scan",first_scan_text:"A dry run looks for missing posters, summaries and matches, and changes nothing. Afterwards this page shows how healthy each library is.",health_empty:"After the first scan this shows how healthy each library is.",health_share:"{percent} without defects",health_checked_one:"{count} item checked",health_checked_other:"{count} items checked",health_partial:"Window only",health_partial_hint:"The scan looked at a part of the library",health_all_well:"No defects",health_trend:"Trend over {count} scans: from {first} to {last}",health_trend_none:"A trend shows after the second scan",health_up:"+{points} points",health_down:"−{points} points",health_same:"Unchanged",column_library:"Library",column_share:"Without defects",column_defective:"Defective",summary_fixed_one:"{count} fixed",summary_fixed_other:"{count} fixed",summary_failed_one:"{count} not fixed",summary_failed_other:"{count} not fixed",summary_would_one:"{count} would be refreshed",summary_would_other:"{count} would be refreshed",summary_none:"Nothing to fix",summary_checked_one:"{count} checked",summary_checked_other:"{count} checked",jobs_empty_title:"No jobs yet",jobs_empty_text:"Each scan leaves a job here: what it did, item by item, with its log.",jobs_no_match_title:"No job fits these filters",filter_status:"Status",filter_trigger:"Started",job_of:"Job of {time}",job_missing_title:"This job is not here",job_missing_text:"Old jobs are removed after a while.",job_all:"All jobs",job_options:"Options",job_phases:"Phases",job_items:"Items touched",job_log:"Log",job_scope:"Libraries",job_scope_all:"All",job_scope_items_one:"{count} chosen item",job_scope_items_other:"{count} chosen items",job_window:"Window",job_max_items:"Items per library",job_max_refreshes:"Refreshes, at most",job_trigger:"Started",job_finished:"Finished",job_pause:"Reason of the pause",put_back:"The refresh made it worse; put back: {what}",put_back_poster:"poster",put_back_title:"title",put_back_summary:"summary",put_back_below:"something of an item below it",before:"Before",after:"After",all_well:"All well",job_items_empty:"No item needed anything.",job_items_empty_running:"No item has a result yet.",job_items_no_match:"No item has this result.",log_level:"Level",log_level_debug:"Everything",log_level_info:"Info and above",log_level_warning:"Warnings and errors",log_level_error:"Errors only",level_debug:"Debug",level_info:"Info",level_warning:"Warning",level_error:"Error",log_search:"Search the log",log_download:"Download",log_follow:"Newest lines",log_live:"Live",log_empty:"The log is empty.",log_no_match:"No line fits.",log_lines_one:"{count} line",log_lines_other:"{count} lines",log_older:"Older lines",log_beginning:"The log begins here",log_of_item:"Lines of one item",log_to_item:"Show the item",log_region:"Log lines",items_search:"Search titles",items_empty_title:"Nothing defective so far",items_empty_text:"Items that a scan finds defective are listed here, with what became of them.",items_no_match_title:"No item fits",items_no_match_text:"Try another word or fewer filters.",all_items:"All items",review_note:"Scans leave these items alone, since a refresh would destroy what somebody made by hand. Match them in Plex (Fix match), and the next scan takes them off this list; or ignore them.",review_empty_title:"Nothing to review",review_empty_text:"No item is left alone for the sake of edits made by hand.",filter_library:"Library",filter_defect:"Defect",filter_result:"Result",filter_open:"Open only",sort_by:"Sort by",sort_last_seen:"Last seen",sort_title:"Title",sort_attempts:"Attempts",sort_next_attempt:"Next try",descending:"Descending",ascending:"Ascending",selected_one:"{count} selected",selected_other:"{count} selected",select_all:"Select all on this page",select_item:"Select {title}",clear_selection:"Clear selection",refresh_now:"Refresh now",ignore:"Ignore",unignore:"Stop ignoring",open_in_plex:"Open in Plex",item_actions:"Actions for {title}",ignored:"Ignored",given_up:"Given up",attempts_one:"{count} attempt",attempts_other:"{count} attempts",next_try:"Next try {time}",next_try_due:"Next try is due",seen:"Seen {time}",items_ignored_one:"{count} item is ignored now",items_ignored_other:"{count} items are ignored now",items_unignored_one:"{count} item is looked at again",items_unignored_other:"{count} items are looked at again",items_refreshing_one:"{count} item is being refreshed",items_refreshing_other:"{count} items are being refreshed",one_item:"One item only",page_of:"{from}–{to} of {total}",page_previous:"Previous page",page_next:"Next page",pages:"Pages",type_movie:"Movie",type_show:"Show",type_season:"Season",type_episode:"Episode",type_artist:"Artist",type_album:"Album",settings_scan:"What a scan looks at",settings_scan_text:"These count for all scans that do not say otherwise.",settings_save:"Save",settings_saved:"Saved",settings_undo:"Undo changes",settings_more:"Everything else",settings_more_text:"Libraries, kinds of items, pace, retries and how long records are kept are in the integration's options.",settings_about:"About",settings_plex_version:"Plex Media Server",settings_reachable:"Reachable",card_name:"Plex Smart Refresher",card_description:"State of the scan, start, pause and cancel, last result",card_missing:"Choose a server in the card's settings.",card_open:"Open Plex Refresher",card_field_entry:"Server",card_field_title:"Title",card_field_actions:"Show buttons",card_last:"Last scan {time}"};var I5={en:V2,de:N5},W5=L=>I5[L.split("-")[0]??""]?L.split("-")[0]:"en",e0=(L,V)=>L.replace(/\{(\w+)\}/g,(C,H)=>String(V[H]??C));function U5(L){let V=I5[W5(L)];return(C,H={})=>e0(V[C]??V2[C]??C,H)}function G5(L,V,C,H,e,r={}){let M=new Intl.PluralRules(W5(V)).select(H)==="one"?"one":"other";return L(`${C}_${M}`,{count:e,...r})}var R2=L=>L in V2;var e1=class{constructor(V){this.plural=(V,C,H={})=>G5(this.t,this.language,V,C,this.number(C),H);this.number=(V,C=0)=>T5(this.formatting,V,C);this.percent=(V,C=0)=>P5(this.formatting,V,C);this.time=(V,C=!1)=>B2(this.formatting,V,C);this.date=V=>H2(this.formatting,V);this.dateTime=V=>R5(this.formatting,V);this.moment=V=>Date.now()/1e3-V<86400?this.time(V):this.dateTime(V);this.relative=V=>F5(this.formatting,V,Date.now()/1e3);this.duration=V=>$5(this.formatting,V);this.word=(V,C)=>{let H=`${V}_${C}`;return R2(H)?this.t(H):C.replaceAll("_"," ")};this.error=({code:V,message:C})=>R2(`error_${V}`)?this.word("error",V):C||this.t("error_unknown");this.window=V=>V?this.plural("window_days",V):this.t("window_all");this.language=V.locale?.language??V.language,this.t=U5(this.language),this.formatting=_5(V)}static keyOf(V){return JSON.stringify([V.locale,V.config.time_zone])}},Q5={running:"accent",paused:"warn",success:"good",failed:"bad",cancelled:"plain",interrupted:"warn"},z5={healthy:"good",fixed:"good",partly_fixed:"warn",unresolved:"warn",timed_out:"warn",gone:"plain",errored:"bad",skipped:"plain",would_refresh:"info"},j5={debug:"plain",info:"info",warning:"warn",error:"bad"};var I=["collect","inspect","refresh","verify"],K5=["running","paused","success","failed","cancelled","interrupted"];var q5=["manual","action","schedule"],L2=["no_match","missing_poster","missing_summary","placeholder_title","inherited_poster","no_external_ids"],e2=["fixed","partly_fixed","unresolved","timed_out","errored","skipped","would_refresh","healthy","gone"];var J5=["debug","info","warning","error"];var O1=L=>L.status==="running"||L.status==="paused",r0=45,M0=3,r2=class{constructor(){this.samples=[];this.watched=""}add(V,C){let H=`${V.job_id} ${V.phase}`;if(H!==this.watched){this.watched=H;let r=V.phase?V.phase_times[V.phase]:void 0;this.samples=r!==void 0&&C>r?[{time:r,done:0}]:[]}V.status==="paused"&&(this.samples=[]),this.samples.push({time:C,done:V.done});let e=C-r0;for(;this.samples.length>2&&this.samples[1].time<e;)this.samples.shift()}get perSecond(){let[V,C]=[this.samples[0],this.samples.at(-1)];return!V||!C||C.time-V.time<M0?null:Math.max(0,C.done-V.done)/(C.time-V.time)}timeLeft(V){let C=this.perSecond;return!C||!V.total?null:Math.max(0,V.total-V.done)/C}},t0={running:"active",paused:"paused"};function X5(L){let V=L.phase?I.indexOf(L.phase):-1,C=I.map((H,e)=>L.status==="success"?[H,L.phase_times[H]?"done":"ahead"]:e===V?[H,t0[L.status]??"ahead"]:[H,e<V?"done":"ahead"]);return Object.fromEntries(C)}function Y5(L,V){let H=I.slice(0,L.phase?I.indexOf(L.phase)+1:0).filter(r=>L.phase_times[r]!==void 0),e=L.finished_at??V;return Object.fromEntries(H.map((r,M)=>{let i=H[M+1],o=i?L.phase_times[i]:e;return[r,Math.max(0,o-L.phase_times[r])]}))}var M2=L=>L.partly_fixed+L.unresolved+L.timed_out+L.errored;function C3(L,V){return L+V?100*L/(L+V):null}function F2({checked:L,defective:V}){return L?100*(L-V)/L:null}function H3(L){let V=new Map;for(let C of L)if(!C.options.item_count)for(let H of C.libraries){let e=F2(H);if(e===null)continue;let r=C.finished_at??C.started_at,M=V.get(H.library_id);M||(M={health:H,time:r,defects:i0(H),trend:[]},V.set(H.library_id,M));let{checked:i,defective:o,whole:d}=H;d===M.health.whole&&M.trend.unshift({time:r,share:e,checked:i,defective:o,whole:d})}return[...V.values()].sort((C,H)=>C.health.title.localeCompare(H.health.title))}function i0(L){return L2.map(V=>[V,L.defects[V]??0]).filter(([,V])=>V>0).sort((V,C)=>C[1]-V[1])}function V3(L){let[V,C]=[L[0],L.at(-1)];return V&&C&&V!==C?C.share-V.share:null}function L3(L,V,C){if(!L.length)return[];let H=Math.min(...L),e=Math.max(...L),r=Math.max(e-H,2),M=(e+H)/2,i=L.length>1?V/(L.length-1):0;return L.map((o,d)=>[L.length>1?d*i:V,C/2-(o-M)/r*C*.8])}var o0=5e3,a0=365;function $2(L,V,C){let H=L.days??V.settings.window_days,e=L.max_items??V.settings.max_items,i=(L.libraries?.length?V.libraries.filter(({library_id:d})=>L.libraries.includes(d)):V.libraries).map(d=>A0(d.library_id,H,C)).map(d=>e?Math.min(e,d??e):d);if(i.some(d=>d===null))return{isLarge:H===0||H>a0,items:null};let o=i.reduce((d,m)=>d+(m??0),0);return{isLarge:o>o0,items:o}}function A0(L,V,C){for(let H of C){if(H.status!=="success"||H.options.item_count||H.options.max_items||H.options.window_days!==V)continue;let e=H.libraries.find(r=>r.library_id===L);if(e)return e.checked}return null}function E2(L,V){return Object.fromEntries(Object.entries(V).filter(([C,H])=>L[C]!==H))}var W="M11,15H13V17H11V15M11,7H13V13H11V7M12,2C6.47,2 2,6.5 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4A8,8 0 0,1 20,12A8,8 0 0,1 12,20Z";var D2="M20,11V13H8L13.5,18.5L12.08,19.92L4.16,12L12.08,4.08L13.5,5.5L8,11H20Z";var j="M4,11V13H16L10.5,18.5L11.92,19.92L19.84,12L11.92,4.08L10.5,5.5L16,11H4Z";var N2="M12 2C17.5 2 22 6.5 22 12S17.5 22 12 22 2 17.5 2 12 6.5 2 12 2M12 4C10.1 4 8.4 4.6 7.1 5.7L18.3 16.9C19.3 15.5 20 13.8 20 12C20 7.6 16.4 4 12 4M16.9 18.3L5.7 7.1C4.6 8.4 4 10.1 4 12C4 16.4 7.6 20 12 20C13.9 20 15.6 19.4 16.9 18.3Z";var I2="M21,7L9,19L3.5,13.5L4.91,12.09L9,16.17L19.59,5.59L21,7Z";var _="M12 2C6.5 2 2 6.5 2 12S6.5 22 12 22 22 17.5 22 12 17.5 2 12 2M10 17L5 12L6.41 10.59L10 14.17L17.59 6.58L19 8L10 17Z";var W2="M15.41,16.58L10.83,12L15.41,7.41L14,6L8,12L14,18L15.41,16.58Z";var b1="M8.59,16.58L13.17,12L8.59,7.41L10,6L16,12L10,18L8.59,16.58Z";var a1="M19,6.41L17.59,5L12,10.59L6.41,5L5,6.41L10.59,12L5,17.59L6.41,19L12,13.41L17.59,19L19,17.59L13.41,12L19,6.41Z";var U2="M12,2C17.53,2 22,6.47 22,12C22,17.53 17.53,22 12,22C6.47,22 2,17.53 2,12C2,6.47 6.47,2 12,2M15.59,7L12,10.59L8.41,7L7,8.41L10.59,12L7,15.59L8.41,17L12,13.41L15.59,17L17,15.59L13.41,12L17,8.41L15.59,7Z";var y1="M12,8A4,4 0 0,1 16,12A4,4 0 0,1 12,16A4,4 0 0,1 8,12A4,4 0 0,1 12,8M12,10A2,2 0 0,0 10,12A2,2 0 0,0 12,14A2,2 0 0,0 14,12A2,2 0 0,0 12,10M10,22C9.75,22 9.54,21.82 9.5,21.58L9.13,18.93C8.5,18.68 7.96,18.34 7.44,17.94L4.95,18.95C4.73,19.03 4.46,18.95 4.34,18.73L2.34,15.27C2.21,15.05 2.27,14.78 2.46,14.63L4.57,12.97L4.5,12L4.57,11L2.46,9.37C2.27,9.22 2.21,8.95 2.34,8.73L4.34,5.27C4.46,5.05 4.73,4.96 4.95,5.05L7.44,6.05C7.96,5.66 8.5,5.32 9.13,5.07L9.5,2.42C9.54,2.18 9.75,2 10,2H14C14.25,2 14.46,2.18 14.5,2.42L14.87,5.07C15.5,5.32 16.04,5.66 16.56,6.05L19.05,5.05C19.27,4.96 19.54,5.05 19.66,5.27L21.66,8.73C21.79,8.95 21.73,9.22 21.54,9.37L19.43,11L19.5,12L19.43,13L21.54,14.63C21.73,14.78 21.79,15.05 21.66,15.27L19.66,18.73C19.54,18.95 19.27,19.04 19.05,18.95L16.56,17.95C16.04,18.34 15.5,18.68 14.87,18.93L14.5,21.58C14.46,21.82 14.25,22 14,22H10M11.25,4L10.88,6.61C9.68,6.86 8.62,7.5 7.85,8.39L5.44,7.35L4.69,8.65L6.8,10.2C6.4,11.37 6.4,12.64 6.8,13.8L4.68,15.36L5.43,16.66L7.86,15.62C8.63,16.5 9.68,17.14 10.87,17.38L11.24,20H12.76L13.13,17.39C14.32,17.14 15.37,16.5 16.14,15.62L18.57,16.66L19.32,15.36L17.2,13.81C17.6,12.64 17.6,11.37 17.2,10.2L19.31,8.65L18.56,7.35L16.15,8.39C15.38,7.5 14.32,6.86 13.12,6.62L12.75,4H11.25Z";var G2="M5,20H19V18H5M19,9H15V3H9V9H5L12,16L19,9Z";var k1="M2,5.27L3.28,4L20,20.72L18.73,22L15.65,18.92C14.5,19.3 13.28,19.5 12,19.5C7,19.5 2.73,16.39 1,12C1.69,10.24 2.79,8.69 4.19,7.46L2,5.27M12,9A3,3 0 0,1 15,12C15,12.35 14.94,12.69 14.83,13L11,9.17C11.31,9.06 11.65,9 12,9M12,4.5C17,4.5 21.27,7.61 23,12C22.18,14.08 20.79,15.88 19,17.19L17.58,15.76C18.94,14.82 20.06,13.54 20.82,12C19.17,8.64 15.76,6.5 12,6.5C10.91,6.5 9.84,6.68 8.84,7L7.3,5.47C8.74,4.85 10.33,4.5 12,4.5M3.18,12C4.83,15.36 8.24,17.5 12,17.5C12.69,17.5 13.37,17.43 14,17.29L11.72,15C10.29,14.85 9.15,13.71 9,12.28L5.6,8.87C4.61,9.72 3.78,10.78 3.18,12Z",t2="M12,9A3,3 0 0,1 15,12A3,3 0 0,1 12,15A3,3 0 0,1 9,12A3,3 0 0,1 12,9M12,4.5C17,4.5 21.27,7.61 23,12C21.27,16.39 17,19.5 12,19.5C7,19.5 2.73,16.39 1,12C2.73,7.61 7,4.5 12,4.5M3.18,12C4.83,15.36 8.24,17.5 12,17.5C15.76,17.5 19.17,15.36 20.82,12C19.17,8.64 15.76,6.5 12,6.5C8.24,6.5 4.83,8.64 3.18,12Z";var w1="M18,9H16V7H18M18,13H16V11H18M18,17H16V15H18M8,9H6V7H8M8,13H6V11H8M8,17H6V15H8M18,3V5H16V3H8V5H6V3H4V21H6V19H8V21H16V19H18V21H20V3H18Z";var _1="M14.73,20.83L17.58,18L14.73,15.17L16.15,13.76L19,16.57L21.8,13.76L23.22,15.17L20.41,18L23.22,20.83L21.8,22.24L19,19.4L16.15,22.24L14.73,20.83M13,19.88C13.04,20.18 12.94,20.5 12.71,20.71C12.32,21.1 11.69,21.1 11.3,20.71L7.29,16.7C7.06,16.47 6.96,16.16 7,15.87V10.75L2.21,4.62C1.87,4.19 1.95,3.56 2.38,3.22C2.57,3.08 2.78,3 3,3V3H17V3C17.22,3 17.43,3.08 17.62,3.22C18.05,3.56 18.13,4.19 17.79,4.62L13,10.75V19.88M5.04,5L9,10.06V15.58L11,17.58V10.05L14.96,5H5.04Z";var T1="M5,19A1,1 0 0,0 6,20H18A1,1 0 0,0 19,19C19,18.79 18.93,18.59 18.82,18.43L13,8.35V4H11V8.35L5.18,18.43C5.07,18.59 5,18.79 5,19M6,22A3,3 0 0,1 3,19C3,18.4 3.18,17.84 3.5,17.37L9,7.81V6A1,1 0 0,1 8,5V4A2,2 0 0,1 10,2H14A2,2 0 0,1 16,4V5A1,1 0 0,1 15,6V7.81L20.5,17.37C20.82,17.84 21,18.4 21,19A3,3 0 0,1 18,22H6M13,16L14.34,14.66L16.27,18H7.73L10.39,13.39L13,16M12.5,12A0.5,0.5 0 0,1 13,12.5A0.5,0.5 0 0,1 12.5,13A0.5,0.5 0 0,1 12,12.5A0.5,0.5 0 0,1 12.5,12Z";var Q2="M7,5H21V7H7V5M7,13V11H21V13H7M4,4.5A1.5,1.5 0 0,1 5.5,6A1.5,1.5 0 0,1 4,7.5A1.5,1.5 0 0,1 2.5,6A1.5,1.5 0 0,1 4,4.5M4,10.5A1.5,1.5 0 0,1 5.5,12A1.5,1.5 0 0,1 4,13.5A1.5,1.5 0 0,1 2.5,12A1.5,1.5 0 0,1 4,10.5M7,19V17H21V19H7M4,16.5A1.5,1.5 0 0,1 5.5,18A1.5,1.5 0 0,1 4,19.5A1.5,1.5 0 0,1 2.5,18A1.5,1.5 0 0,1 4,16.5Z";var K="M13.5,8H12V13L16.28,15.54L17,14.33L13.5,12.25V8M13,3A9,9 0 0,0 4,12H1L4.96,16.03L9,12H6A7,7 0 0,1 13,5A7,7 0 0,1 20,12A7,7 0 0,1 13,19C11.07,19 9.32,18.21 8.06,16.94L6.64,18.36C8.27,20 10.5,21 13,21A9,9 0 0,0 22,12A9,9 0 0,0 13,3";var z2="M4,1C2.89,1 2,1.89 2,3V7C2,8.11 2.89,9 4,9H1V11H13V9H10C11.11,9 12,8.11 12,7V3C12,1.89 11.11,1 10,1H4M4,3H10V7H4V3M14,13C12.89,13 12,13.89 12,15V19C12,20.11 12.89,21 14,21H11V23H23V21H20C21.11,21 22,20.11 22,19V15C22,13.89 21.11,13 20,13H14M3.88,13.46L2.46,14.88L4.59,17L2.46,19.12L3.88,20.54L6,18.41L8.12,20.54L9.54,19.12L7.41,17L9.54,14.88L8.12,13.46L6,15.59L3.88,13.46M14,15H20V19H14V15Z";var P1="M12,17C10.89,17 10,16.1 10,15C10,13.89 10.89,13 12,13A2,2 0 0,1 14,15A2,2 0 0,1 12,17M18,20V10H6V20H18M18,8A2,2 0 0,1 20,10V20A2,2 0 0,1 18,22H6C4.89,22 4,21.1 4,20V10C4,8.89 4.89,8 6,8H7V6A5,5 0 0,1 12,1A5,5 0 0,1 17,6V8H18M12,3A3,3 0 0,0 9,6V8H15V6A3,3 0 0,0 12,3Z";var B1="M9.5,3A6.5,6.5 0 0,1 16,9.5C16,11.11 15.41,12.59 14.44,13.73L14.71,14H15.5L20.5,19L19,20.5L14,15.5V14.71L13.73,14.44C12.59,15.41 11.11,16 9.5,16A6.5,6.5 0 0,1 3,9.5A6.5,6.5 0 0,1 9.5,3M9.5,5C7,5 5,7 5,9.5C5,12 7,14 9.5,14C12,14 14,12 14,9.5C14,7 12,5 9.5,5Z";var j2="M20.84 2.18L16.91 2.96L19.65 6.5L21.62 6.1L20.84 2.18M13.97 3.54L12 3.93L14.75 7.46L16.71 7.07L13.97 3.54M9.07 4.5L7.1 4.91L9.85 8.44L11.81 8.05L9.07 4.5M4.16 5.5L3.18 5.69C2.1 5.9 1.39 6.96 1.61 8.04L2 10L6.9 9.03L4.16 5.5M20 12V20H4V12H20M22 10H2V20C2 21.11 2.9 22 4 22H20C21.11 22 22 21.11 22 20V10Z";var i2="M21,3V15.5A3.5,3.5 0 0,1 17.5,19A3.5,3.5 0 0,1 14,15.5A3.5,3.5 0 0,1 17.5,12C18.04,12 18.55,12.12 19,12.34V6.47L9,8.6V17.5A3.5,3.5 0 0,1 5.5,21A3.5,3.5 0 0,1 2,17.5A3.5,3.5 0 0,1 5.5,14C6.04,14 6.55,14.12 7,14.34V6L21,3Z";var K2="M14,3V5H17.59L7.76,14.83L9.17,16.24L19,6.41V10H21V3M19,19H5V5H12V3H5C3.89,3 3,3.9 3,5V19A2,2 0 0,0 5,21H19A2,2 0 0,0 21,19V12H19V19Z";var q2="M14,19H18V5H14M6,19H10V5H6V19Z";var R1="M13,16V8H15V16H13M9,16V8H11V16H9M12,2A10,10 0 0,1 22,12A10,10 0 0,1 12,22A10,10 0 0,1 2,12A10,10 0 0,1 12,2M12,4A8,8 0 0,0 4,12A8,8 0 0,0 12,20A8,8 0 0,0 20,12A8,8 0 0,0 12,4Z";var A1="M8,5.14V19.14L19,12.14L8,5.14Z";var r1="M22.11 21.46L2.39 1.73L1.11 3L6.25 8.14C6.1 8.41 6 8.7 6 9V14.5L9.5 18V21H14.5V18L15.31 17.2L20.84 22.73L22.11 21.46M13.09 16.59L12.67 17H11.33L10.92 16.59L8 13.67V9.89L13.89 15.78L13.09 16.59M12.2 9L10.2 7H14V3H16V7C17 7 18 8 18 9V14.5L17.85 14.65L16 12.8V9.09C16 9.06 15.95 9 15.92 9H12.2M10 6.8L8 4.8V3H10V6.8Z";var J2="M13,2.03V2.05L13,4.05C17.39,4.59 20.5,8.58 19.96,12.97C19.5,16.61 16.64,19.5 13,19.93V21.93C18.5,21.38 22.5,16.5 21.95,11C21.5,6.25 17.73,2.5 13,2.03M11,2.06C9.05,2.25 7.19,3 5.67,4.26L7.1,5.74C8.22,4.84 9.57,4.26 11,4.06V2.06M4.26,5.67C3,7.19 2.25,9.04 2.05,11H4.05C4.24,9.58 4.8,8.23 5.69,7.1L4.26,5.67M2.06,13C2.26,14.96 3.03,16.81 4.27,18.33L5.69,16.9C4.81,15.77 4.24,14.42 4.06,13H2.06M7.1,18.37L5.67,19.74C7.18,21 9.04,21.79 11,22V20C9.58,19.82 8.23,19.25 7.1,18.37M12.5,7V12.25L17,14.92L16.25,16.15L11,13V7H12.5Z";var o2="M17.65,6.35C16.2,4.9 14.21,4 12,4A8,8 0 0,0 4,12A8,8 0 0,0 12,20C15.73,20 18.84,17.45 19.73,14H17.65C16.83,16.33 14.61,18 12,18A6,6 0 0,1 6,12A6,6 0 0,1 12,6C13.66,6 15.14,6.69 16.22,7.78L13,11H20V4L17.65,6.35Z";var F1="M21.7 13.6L20.4 12.3C20.3 12.2 20.2 12.1 20 12.1C19.9 12.1 19.7 12.2 19.6 12.3L18.6 13.3L20.6 15.3L21.6 14.3C21.9 14.1 21.9 13.8 21.7 13.6M12 19.9V22H14.1L20.2 15.9L18.2 13.8L12 19.9M10 22.3C5.9 20.3 3 15.8 3 11V5L12 1L21 5V8.1L19 10.1V6.3L12 3.2L5 6.3V11.2C5 14.7 7.2 18.3 10 20.1V22.3Z";var X2="M19 17H22L18 21L14 17H17V3H19M2 17H12V19H2M6 5V7H2V5M2 11H9V13H2V11Z";var Y2="M19 7H22L18 3L14 7H17V21H19M2 17H12V19H2M6 5V7H2V5M2 11H9V13H2V11Z";var C5="M18,18H6V6H18V18Z";var $1="M8.16,3L6.75,4.41L9.34,7H4C2.89,7 2,7.89 2,9V19C2,20.11 2.89,21 4,21H20C21.11,21 22,20.11 22,19V9C22,7.89 21.11,7 20,7H14.66L17.25,4.41L15.84,3L12,6.84L8.16,3M4,9H17V19H4V9M19.5,9A1,1 0 0,1 20.5,10A1,1 0 0,1 19.5,11A1,1 0 0,1 18.5,10A1,1 0 0,1 19.5,9M19.5,12A1,1 0 0,1 20.5,13A1,1 0 0,1 19.5,14A1,1 0 0,1 18.5,13A1,1 0 0,1 19.5,12Z";var H5="M3,17V19H9V17H3M3,5V7H13V5H3M13,21V19H21V17H13V15H11V21H13M7,9V11H3V13H7V15H9V9H7M21,13V11H11V13H21M15,9H17V7H21V5H17V3H15V9Z";var V5="M19,5V7H15V5H19M9,5V11H5V5H9M19,13V19H15V13H19M9,17V19H5V17H9M21,3H13V9H21V3M11,3H3V13H11V3M21,11H13V21H21V11M11,15H3V21H11V15Z";var p=(L,V="")=>t`<svg
class="icon"
viewBox="0 0 24 24"
role=${V?"img":"presentation"}
aria-label=${V||a}
aria-hidden=${V?"false":"true"}
>
${g1`<path d=${L}></path>`}
</svg>`;var k=(L,V,C="",H="")=>t`<span class="chip tone-${V}" title=${H||a}
>${C?p(C):a}${L}</span
>`,n0={running:J2,paused:R1,success:_,failed:U2,cancelled:N2,interrupted:r1},n1=(L,V)=>k(L.word("status",V),Q5[V]??"plain",n0[V]),U=L=>k(L.t("dry_run"),"info",T1),a2=(L,V,C=null)=>k(L.word("result",V),z5[V]??"plain","",C?L.word("skip",C):""),E1=(L,V)=>t`<span class="chips"
>${V.map(C=>k(L.word("defect",C),"plain"))}</span
>`,q=(L,V)=>V.pause_reason?L.word("pause",V.pause_reason):"";function d1(L,V){let{tally:C}=V,H=M2(C),e=[L.plural("summary_checked",C.checked)];return V.dry_run?e.push(L.plural("summary_would",C.would_refresh)):(C.fixed&&e.push(L.plural("summary_fixed",C.fixed)),H&&e.push(L.plural("summary_failed",H)),!C.defective&&V.status==="success"&&e.push(L.t("summary_none"))),e.join(" · ")}var G=(L,V,C="",H="plain")=>t`<div class="figure tone-${H}" title=${C||a}>
<dt>${L}</dt>
<dd class="num">${V}</dd>
</div>`,g=({path:L,title:V,text:C,actions:H})=>t`<div class="empty">
<span class="badge">${p(L)}</span>
<h2>${V}</h2>
${C?t`<p>${C}</p>`:a}
${H?t`<div class="actions">${H}</div>`:a}
</div>`,T=(L,V,C)=>g({path:W,title:V,actions:t`<button class="button soft" @click=${C}>${L.t("retry")}</button>`}),B=(L,V)=>t`<div class="skeleton-rows" aria-hidden="true">
${Array.from({length:L},()=>t`<div class="skeleton" style="height:${V-16}px;margin:8px 0"></div>`)}
</div>`,R=(L,V,C,H,e)=>t`<select
class="field ${V?"active":""}"
aria-label=${L}
.value=${V}
@change=${r=>H(r.target.value)}
>
<option value="" ?selected=${!V}>${e}</option>
${C.map(r=>t`<option value=${r.value} ?selected=${r.value===V}>
${r.label}
</option>`)}
</select>`,A2=(L,V,C,H)=>t`<label class="field search">
${p(B1)}
<input
type="search"
aria-label=${V}
placeholder=${V}
autocomplete="off"
spellcheck="false"
.value=${C}
@input=${e=>H(e.target.value)}
/>
${C?t`<button
class="icon-button clear"
aria-label=${L.t("clear_search")}
@click=${e=>{e.preventDefault(),H("")}}
>
${p(a1)}
</button>`:a}
</label>`,M1=(L,V,C,H,e)=>t`<nav class="pager" aria-label=${L.t("pages")} ?hidden=${H<=C&&!V}>
<span class="num muted"
>${L.t("page_of",{from:L.number(H?V+1:0),to:L.number(Math.min(V+C,H)),total:L.number(H)})}</span
>
<button
class="icon-button"
aria-label=${L.t("page_previous")}
?disabled=${V<=0}
@click=${()=>e(Math.max(0,V-C))}
>
${p(W2)}
</button>
<button
class="icon-button"
aria-label=${L.t("page_next")}
?disabled=${V+C>=H}
@click=${()=>e(V+C)}
>
${p(b1)}
</button>
</nav>`;var P=l`
.figure dt {
color: var(--muted);
font-size: 12px;
line-height: 16px;
}
.figure dd {
font-size: 20px;
line-height: 28px;
font-weight: 500;
}
.figure.tone-good dd,
.figure.tone-warn dd,
.figure.tone-bad dd,
.figure.tone-info dd {
color: color-mix(in srgb, var(--tone) 60%, var(--text));
}
.search {
flex: 1 1 220px;
max-width: 420px;
padding-inline-end: 2px;
}
.search .clear {
width: 40px;
height: 40px;
}
.pager {
display: flex;
align-items: center;
justify-content: flex-end;
gap: 4px;
padding: 4px 8px;
}
.pager span {
margin-inline-end: 8px;
}
.skeleton-rows {
padding: 4px 20px 12px;
}
`;var L5="/plex-smart-refresher",e5=["overview","jobs","items","settings"],e3=L=>e5.includes(L),d0=L=>{try{return decodeURIComponent(L)}catch{return L}};function r5(L,V){let H=(L.startsWith(L5)?L.slice(L5.length):L).split("/").filter(Boolean).map(d0),e=H[0]??"",[r,M,i]=e3(e)?["",e,H[1]]:[e,H[1],H[2]],o=M!==void 0&&e3(M)?M:"overview";return{entryId:r??"",view:o,jobId:o==="jobs"?i??"":"",query:Object.fromEntries(new URLSearchParams(V.replace(/^#/,"")))}}function F(L){let V=[L.entryId,L.view??"overview",L.jobId??""].filter(Boolean),C=new URLSearchParams(Object.entries(L.query??{}).filter(([,e])=>e)),H=C.size?`#${C}`:"";return`${L5}/${V.map(encodeURIComponent).join("/")}${H}`}function t1(L,V=!1){V?history.replaceState(history.state,"",L):history.pushState(null,"",L),window.dispatchEvent(new CustomEvent("location-changed",{detail:{replace:V}}))}var r3=l`
:host {
display: flex;
flex-direction: column;
height: 100%;
min-height: 100vh;
min-height: 100dvh;
background: var(--primary-background-color, #fafafa);
}
header {
position: sticky;
top: 0;
z-index: 3;
display: flex;
align-items: center;
gap: 12px;
height: var(--header-height, 56px);
padding: 0 12px 0 24px;
color: var(--app-header-text-color, var(--text));
background: var(--app-header-background-color, var(--card));
border-bottom: var(--app-header-border-bottom, 1px solid var(--line));
}
:host([narrow]) header {
padding-inline-start: 4px;
}
h1 {
font-size: 20px;
font-weight: 400;
line-height: 28px;
}
.servers {
min-height: 40px;
max-width: 40vw;
padding: 0 10px;
border: 1px solid color-mix(in srgb, currentColor 25%, transparent);
border-radius: 20px;
font: inherit;
color: inherit;
background: transparent;
text-overflow: ellipsis;
}
.servers option {
color: var(--text);
background: var(--card);
}
.tabs {
display: flex;
align-self: stretch;
margin-inline-start: auto;
}
.tabs a {
position: relative;
display: flex;
align-items: center;
gap: 8px;
padding: 0 18px;
min-height: 48px;
color: color-mix(in srgb, currentColor 100%, transparent);
font-weight: 500;
opacity: 0.86;
}
header .tabs a {
color: inherit;
}
.tabs a:hover {
text-decoration: none;
background: var(--hover);
}
.tabs a:focus-visible {
outline-offset: -4px;
}
.tabs a .icon {
width: 20px;
height: 20px;
}
.tabs a[aria-current] {
opacity: 1;
color: var(--accent-text);
}
.tabs a[aria-current]::after {
content: "";
position: absolute;
inset: auto 12px 0;
height: 3px;
border-radius: 3px 3px 0 0;
background: var(--accent);
}
main {
flex: 1;
outline: none;
}
.content {
display: grid;
grid-template-columns: minmax(0, 1fr);
gap: 16px;
max-width: 1240px;
margin: 0 auto;
padding: 24px 24px 48px;
}
.waiting-card {
min-height: 330px;
padding-top: 8px;
}
:host([narrow]) {
--psr-bottom: 64px;
}
:host([narrow]) .content {
padding: 16px 12px 24px;
}
:host([narrow]) > .tabs {
position: sticky;
bottom: 0;
z-index: 3;
margin: 0;
background: var(--card);
border-top: 1px solid var(--line);
}
:host([narrow]) > .tabs a {
flex: 1;
flex-direction: column;
justify-content: center;
gap: 2px;
min-height: 60px;
padding: 0 4px;
font-size: 12px;
color: var(--muted);
opacity: 1;
}
:host([narrow]) > .tabs a[aria-current] {
color: var(--accent-text);
}
:host([narrow]) > .tabs a[aria-current]::after {
inset: 0 24% auto;
border-radius: 0 0 3px 3px;
}
@media (max-width: 560px) {
.pad {
padding: 16px;
}
}
`;var n2=l`
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
`;var M3=l`
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
`;var t3=l`
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
`;var i3=l`
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
`;var h=[i3,n2,t3,M3];var o3={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},a3=L=>(...V)=>({_$litDirective$:L,values:V}),d2=class{constructor(V){}get _$AU(){return this._$AM._$AU}_$AT(V,C,H){this._$Ct=V,this._$AM=C,this._$Ci=H}_$AS(V,C){return this.update(V,C)}update(V,C){return this.render(...C)}};var{I:p0}=b5,A3=L=>L;var n3=()=>document.createComment(""),p1=(L,V,C)=>{let H=L._$AA.parentNode,e=V===void 0?L._$AB:V._$AA;if(C===void 0){let r=H.insertBefore(n3(),e),M=H.insertBefore(n3(),e);C=new p0(r,M,L,L.options)}else{let r=C._$AB.nextSibling,M=C._$AM,i=M!==L;if(i){let o;C._$AQ?.(L),C._$AM=L,C._$AP!==void 0&&(o=L._$AU)!==M._$AU&&C._$AP(o)}if(r!==e||i){let o=C._$AA;for(;o!==r;){let d=A3(o).nextSibling;A3(H).insertBefore(o,e),o=d}}}return C},J=(L,V,C=L)=>(L._$AI(V,C),L),m0={},d3=(L,V=m0)=>L._$AH=V,p3=L=>L._$AH,p2=L=>{L._$AR(),L._$AA.remove()};var m3=(L,V,C)=>{let H=new Map;for(let e=V;e<=C;e++)H.set(L[e],e);return H},m2=a3(class extends d2{constructor(L){if(super(L),L.type!==o3.CHILD)throw Error("repeat() can only be used in text expressions")}dt(L,V,C){let H;C===void 0?C=V:V!==void 0&&(H=V);let e=[],r=[],M=0;for(let i of L)e[M]=H?H(i,M):M,r[M]=C(i,M),M++;return{values:r,keys:e}}render(L,V,C){return this.dt(L,V,C).values}update(L,[V,C,H]){let e=p3(L),{values:r,keys:M}=this.dt(V,C,H);if(!Array.isArray(e))return this.ut=M,r;let i=this.ut??=[],o=[],d,m,A=0,u=e.length-1,x=0,c=r.length-1;for(;A<=u&&x<=c;)if(e[A]===null)A++;else if(e[u]===null)u--;else if(i[A]===M[x])o[x]=J(e[A],r[x]),A++,x++;else if(i[u]===M[c])o[c]=J(e[u],r[c]),u--,c--;else if(i[A]===M[c])o[c]=J(e[A],r[c]),p1(L,o[c+1],e[A]),A++,c--;else if(i[u]===M[x])o[x]=J(e[u],r[x]),p1(L,e[A],e[u]),u--,x++;else if(d===void 0&&(d=m3(M,x,c),m=m3(i,A,u)),d.has(i[A]))if(d.has(i[u])){let $=m.get(M[x]),S2=$!==void 0?e[$]:null;if(S2===null){let A5=p1(L,e[A]);J(A5,r[x]),o[x]=A5}else o[x]=J(S2,r[x]),p1(L,e[A],S2),e[$]=null;x++}else p2(e[u]),u--;else p2(e[A]),A++;for(;x<=c;){let $=p1(L,o[c+1]);J($,r[x]),o[x++]=$}for(;A<=u;){let $=e[A++];$!==null&&p2($)}return this.ut=M,d3(L,o),N}});var Q=class{constructor(V,C){this.host=V;this.load=C;this.loading=!1;this.key="";this.run=0;V.addController(this)}hostDisconnected(){this.run+=1,this.key="",clearTimeout(this.timer)}want(V,C=0){V!==this.key&&(this.key=V,clearTimeout(this.timer),C&&this.value!==void 0?this.timer=setTimeout(()=>{this.again()},C):this.again())}async again(){let V=++this.run;this.loading=!0,this.host.requestUpdate();try{let C=await this.load();if(V!==this.run)return;this.value=C,this.error=void 0}catch(C){if(V!==this.run)return;this.error=y(C)}this.loading=!1,this.host.requestUpdate()}clear(){this.run+=1,this.key="",this.value=void 0,this.error=void 0}};function l2(L,V){let C=-1/0,H,e=()=>{H=void 0,C=Date.now(),L()};return Object.assign(()=>{let M=C+V-Date.now();M<=0&&H===void 0?e():H??=setTimeout(e,Math.max(0,M))},{stop:()=>{clearTimeout(H),H=void 0}})}var l3=l`
:host {
display: grid;
place-items: center;
width: 44px;
height: 66px;
flex: none;
border-radius: 6px;
overflow: hidden;
color: var(--secondary-text-color);
background: color-mix(in srgb, var(--primary-text-color) 7%, transparent);
}
img {
width: 100%;
height: 100%;
object-fit: cover;
animation: appear 200ms ease-out;
}
@keyframes appear {
from {
opacity: 0;
}
}
`;var l0={movie:j2,show:$1,season:$1,episode:$1,artist:i2,album:i2},i1=class extends S{constructor(){super(...arguments);this.ratingKey="";this.type="";this.address="";this.shownKey=""}connectedCallback(){super.connectedCallback(),this.observer=new IntersectionObserver(C=>C.some(H=>H.isIntersecting)&&void this.load(),{rootMargin:"200px"}),this.observer.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.observer?.disconnect()}willUpdate(){this.shownKey&&this.shownKey!==this.ratingKey&&(this.address="",this.shownKey="",this.observer?.unobserve(this),this.observer?.observe(this))}async load(){let C=this.ratingKey;if(!C||this.shownKey===C)return;this.shownKey=C;let H=await this.api.thumb(C);this.shownKey===C&&(this.address=H)}render(){return this.address?t`<img src=${this.address} alt="" decoding="async" />`:p(l0[this.type]??w1)}static{this.styles=[n2,l3]}};n([v({attribute:!1})],i1.prototype,"api",2),n([v()],i1.prototype,"ratingKey",2),n([v()],i1.prototype,"type",2),n([s()],i1.prototype,"address",2);Z("psr-poster",i1);var f=class extends S{constructor(){super(...arguments);this.follow=C=>{let H=C.composedPath().find(e=>e instanceof HTMLAnchorElement);!H||C.defaultPrevented||C.button!==0||C.metaKey||C.ctrlKey||C.shiftKey||H.target||(C.preventDefault(),t1(H.pathname+H.search+H.hash))}}get speech(){return this.context.speech}address(C){return F({entryId:this.context.entryId,...C})}setQuery(C){t1(F({...this.route,query:{...this.route.query,...C}}),!0)}libraryTitle(C){return this.state.libraries.find(H=>H.library_id===C)?.title??""}};n([v({attribute:!1})],f.prototype,"context",2),n([v({attribute:!1})],f.prototype,"state",2),n([v({attribute:!1})],f.prototype,"route",2);var s0=/^(?:an item below it, (?<below>.+), is )?unmatched, with (?<summary>a summary written by hand)?(?: and )?(?:locked fields: (?<fields>.+))?$/s;function s3(L,V){if(!V)return L.t("protected_somehow");let{below:C,summary:H,fields:e}=s0.exec(V)?.groups??{},r=e?.split(", ").map(o=>L.word("field_name",o)),M=[H?L.t("made_summary"):"",r?L.t("made_fields",{fields:r.join(", ")}):""].filter(Boolean);if(!M.length)return V;let i={made:M.join(L.t("made_and")),title:C??""};return L.t(C?"protected_below":"protected_itself",i)}var v3=l`
:host {
display: grid;
gap: 16px;
grid-template-columns: minmax(0, 1fr);
scroll-margin-top: 24px;
}
.tools {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 8px;
}
.tools .switch {
margin-inline: 8px;
}
.sort {
display: inline-flex;
align-items: center;
margin-inline-start: auto;
}
.list-head {
display: flex;
align-items: center;
justify-content: space-between;
min-height: 52px;
padding-inline-start: 20px;
}
.check {
display: flex;
align-items: center;
gap: 16px;
min-height: 44px;
cursor: pointer;
}
.items li {
display: grid;
grid-template-columns:
44px 44px minmax(180px, 1.4fr) minmax(0, 1.1fr) minmax(190px, 0.9fr)
132px;
align-items: center;
gap: 8px 16px;
padding: 10px 12px 10px 8px;
border-top: 1px solid var(--line);
transition: opacity 150ms;
}
.items li:hover {
background: var(--hover);
}
.loading .items li {
opacity: 0.75;
}
.ignored psr-poster,
.ignored .defects {
opacity: 0.55;
}
.pick {
display: grid;
place-items: center;
width: 44px;
height: 44px;
cursor: pointer;
}
.title,
.outcome {
display: grid;
gap: 4px;
min-width: 0;
}
.name {
font-weight: 500;
overflow-wrap: anywhere;
}
.small-text {
font-size: 12px;
}
.actions {
display: flex;
}
.lists {
display: flex;
flex-wrap: wrap;
gap: 4px;
}
.why {
grid-column: 3 / -1;
display: flex;
flex-wrap: wrap;
align-items: center;
justify-content: space-between;
gap: 0 16px;
margin-top: -8px;
}
.why p {
flex: 1 1 300px;
display: flex;
gap: 8px;
font-size: 13px;
}
.why p .icon {
width: 18px;
height: 18px;
color: var(--muted);
}
.why > div {
display: flex;
flex-wrap: wrap;
}
.selection {
position: sticky;
inset-block-end: calc(16px + var(--psr-bottom, 0px));
z-index: 2;
display: flex;
align-items: center;
gap: 4px 12px;
justify-self: center;
max-width: 100%;
padding: 6px 10px 6px 4px;
border-radius: 30px;
background: var(--card);
border: 1px solid var(--line);
box-shadow: 0 6px 24px rgba(0, 0, 0, 0.25);
}
.selection .buttons {
display: flex;
flex-wrap: wrap;
}
@media (max-width: 870px) {
.search {
flex-basis: 100%;
max-width: none;
}
.tools > select {
flex: 1 1 30%;
}
.list-head {
padding-inline-start: 12px;
}
.list-head .pager {
display: none;
}
.items li {
grid-template-columns: 44px 44px minmax(0, 1fr);
padding: 12px 8px 8px 0;
gap: 8px 12px;
}
.pick {
grid-row: 1;
}
.defects,
.outcome,
.actions {
grid-column: 3;
}
.outcome {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 4px 10px;
}
.actions {
margin: -6px 0 0 -12px;
}
.why {
grid-column: 3;
margin-top: 0;
}
.why > div {
margin-inline-start: -10px;
}
.why .button {
padding: 0 10px;
}
.selection {
border-radius: 16px;
width: 100%;
flex-wrap: wrap;
}
.selection .button {
padding: 0 12px;
}
}
`;var M5=50,v0=200,x0=3e3,x3=["last_seen","title","attempts","next_attempt"],t5=["q","library","defect","result","open","item","skip"],u0=(L,V)=>`https://app.plex.tv/desktop/#!/server/${encodeURIComponent(L)}/details?key=${encodeURIComponent(`/library/metadata/${V}`)}`,m1=class extends f{constructor(){super(...arguments);this.selected=new Set;this.searchText="";this.busy=!1;this.page=new Q(this,()=>{let{q:C,library:H,defect:e,result:r,open:M,item:i}=this.route.query,{sort:o,descending:d}=this.order,m={search:C,library:H,defect:e,result:r,skip_reason:this.isReview?"protected":void 0,rating_key:i,only_open:M||this.isReview?!0:void 0,sort:o,descending:d};return this.context.api.items(m,M5,this.offset)});this.reload=l2(()=>{this.page.again()},x0);this.goTo=C=>{this.setQuery({from:C?String(C):""}),this.scrollIntoView({block:"start"})}}get offset(){return Math.max(0,Number(this.route.query.from)||0)}get isReview(){return this.route.query.skip==="protected"}get order(){let C=x3.find(e=>e===this.route.query.sort)??"last_seen",{dir:H}=this.route.query;return{sort:C,descending:H?H==="desc":C==="last_seen"||C==="attempts"}}disconnectedCallback(){super.disconnectedCallback(),this.reload.stop(),clearTimeout(this.searchTimer)}willUpdate(C){this.hasUpdated||(this.searchText=this.route.query.q??""),C.has("route")&&!this.searchTimer&&(this.searchText=this.route.query.q??"");let H=JSON.stringify([this.context.epoch,this.context.entryId,this.route.query]);this.page.value&&C.has("route")&&(this.selected=new Set),this.page.want(H);let e=C.get("state");e&&u3(e)!==u3(this.state)&&this.reload()}render(){return t`${this.renderLists()} ${this.renderTools()}
<section class="card ${this.page.loading?"loading":""}" aria-busy=${this.page.loading}>
${this.renderPage()}
</section>
${this.renderSelection()}`}get isFiltered(){return t5.some(C=>this.route.query[C])}filter(C,H){this.setQuery({[C]:H,from:""})}onSearch(C){this.searchText=C,clearTimeout(this.searchTimer),this.searchTimer=setTimeout(()=>{this.searchTimer=void 0,this.filter("q",C.trim())},C?v0:0)}renderLists(){let{speech:C,isReview:H}=this;if(!H&&!this.state.to_review)return a;let e=(r,M)=>t`<button
class="button ${H===!!r?"soft":""}"
aria-pressed=${H===!!r}
@click=${()=>this.setQuery({skip:r,result:"",open:"",from:""})}
>
${M}
</button>`;return t`<div class="lists" role="group" aria-label=${C.t("view_items")}>
${e("",C.t("all_items"))}
${e("protected",t`${p(F1)}${C.t("to_review")}
<span class="num">${C.number(this.state.to_review??0)}</span>`)}
</div>
${H?t`<p class="banner tone-info">
${p(F1)} <span>${C.t("review_note")}</span>
</p>`:a}`}renderTools(){let{speech:C}=this,{library:H="",defect:e="",result:r="",open:M="",item:i=""}=this.route.query,{sort:o,descending:d}=this.order,m=A=>`${A}: ${C.t("all")}`;return t`<div class="tools" role="search">
${A2(C,C.t("items_search"),this.searchText,A=>this.onSearch(A))}
${R(C.t("filter_library"),H,this.state.libraries.map(A=>({value:A.library_id,label:A.title})),A=>this.filter("library",A),m(C.t("filter_library")))}
${R(C.t("filter_defect"),e,L2.map(A=>({value:A,label:C.word("defect",A)})),A=>this.filter("defect",A),m(C.t("filter_defect")))}
${this.isReview?a:t`${R(C.t("filter_result"),r,e2.map(A=>({value:A,label:C.word("result",A)})),A=>this.filter("result",A),m(C.t("filter_result")))}
<label class="switch">
<input
type="checkbox"
role="switch"
.checked=${!!M}
@change=${A=>this.filter("open",A.target.checked?"1":"")}
/>
<span>${C.t("filter_open")}</span>
</label>`}
<span class="sort">
<select
class="field"
aria-label=${C.t("sort_by")}
@change=${A=>this.setQuery({sort:A.target.value,dir:"",from:""})}
>
${x3.map(A=>t`<option value=${A} ?selected=${A===o}>
${C.word("sort",A)}
</option>`)}
</select>
<button
class="icon-button"
aria-label=${C.t(d?"descending":"ascending")}
title=${C.t(d?"descending":"ascending")}
@click=${()=>this.setQuery({dir:d?"asc":"desc",from:""})}
>
${p(d?Y2:X2)}
</button>
</span>
${i?t`<button class="button soft" @click=${()=>this.filter("item","")}>
${C.t("one_item")}${p(a1)}
</button>`:a}
</div>`}renderPage(){let{speech:C}=this,{value:H,error:e}=this.page;if(e)return T(C,C.error(e),()=>{this.page.again()});if(!H)return B(8,86);if(!H.total)return this.renderEmpty();let{items:r}=H,M=r.every(i=>this.selected.has(i.rating_key));return t`<div class="list-head">
<label class="check">
<input
type="checkbox"
.checked=${M}
.indeterminate=${!M&&this.selected.size>0}
@change=${()=>this.selected=new Set(M?[]:r.map(i=>i.rating_key))}
/>
<span class="muted">${C.t("select_all")}</span>
</label>
${M1(C,this.offset,M5,H.total,this.goTo)}
</div>
<ul class="items">
${m2(r,i=>i.rating_key,i=>this.renderItem(i))}
</ul>
${M1(C,this.offset,M5,H.total,this.goTo)}
<p class="visually-hidden" role="status">
${C.t("page_of",{from:C.number(this.offset+1),to:C.number(this.offset+r.length),total:C.number(H.total)})}
</p>`}renderEmpty(){let{speech:C}=this;if(!this.isFiltered)return g({path:_,title:C.t("items_empty_title"),text:C.t("items_empty_text")});let H=t5.every(r=>r==="skip"||!this.route.query[r]);if(this.isReview&&H)return g({path:_,title:C.t("review_empty_title"),text:C.t("review_empty_text")});let e=()=>this.setQuery(Object.fromEntries(t5.map(r=>[r,""])));return g({path:B1,title:C.t("items_no_match_title"),text:C.t("items_no_match_text"),actions:t`<button class="button soft" @click=${e}>
${p(_1)}${C.t("clear_filters")}
</button>`})}renderItem(C){let{speech:H}=this,e=[H.word("type",C.type),this.libraryTitle(C.library_id)],r=C.skip_reason==="protected"&&!C.ignored;return t`<li class=${C.ignored?"ignored":""}>
<label class="pick">
<input
type="checkbox"
aria-label=${H.t("select_item",{title:C.title})}
.checked=${this.selected.has(C.rating_key)}
@change=${()=>this.toggle(C.rating_key)}
/>
</label>
<psr-poster
.api=${this.context.api}
.ratingKey=${C.rating_key}
.type=${C.type}
></psr-poster>
<div class="title">
<span class="name">${C.title}</span>
<span class="muted small-text num" title=${H.dateTime(C.last_seen)}
>${e.filter(Boolean).join(" · ")} ·
${H.t("seen",{time:H.relative(C.last_seen)})}</span
>
</div>
<div class="defects">
${C.defects.length?E1(H,C.defects):k(H.t("all_well"),"good")}
</div>
<div class="outcome">
<span class="chips"
>${C.ignored?k(H.t("ignored"),"plain",k1):C.result?a2(H,C.result,C.skip_reason):a}
${C.given_up?k(H.t("given_up"),"bad"):a}</span
>
<span class="muted small-text num">${this.renderAttempts(C)}</span>
</div>
${r?this.renderWhy(C):this.renderActions(C)}
</li>`}renderWhy(C){let{speech:H}=this;return t`<div class="why">
<p>${p(F1)}<span>${s3(H,C.reason)}</span></p>
<div role="group" aria-label=${H.t("item_actions",{title:C.title})}>
${this.renderPlexLink(C,"button",H.t("open_in_plex"))}
${this.renderIgnore(C,"button",H.t("ignore"))}
</div>
</div>`}renderActions(C){let{speech:H}=this;return t`<div
class="actions"
role="group"
aria-label=${H.t("item_actions",{title:C.title})}
>
<button
class="icon-button"
title=${H.t("refresh_now")}
aria-label=${`${H.t("refresh_now")}: ${C.title}`}
?disabled=${this.busy||!!this.state.job}
@click=${()=>this.refresh([C.rating_key])}
>
${p(o2)}
</button>
${this.renderIgnore(C,"icon-button")} ${this.renderPlexLink(C,"icon-button")}
</div>`}renderIgnore(C,H,e=""){let r=this.speech.t(C.ignored?"unignore":"ignore");return t`<button
class=${H}
title=${r}
aria-label=${`${r}: ${C.title}`}
?disabled=${this.busy}
@click=${()=>this.ignore([C.rating_key],!C.ignored)}
>
${p(C.ignored?t2:k1)}${e}
</button>`}renderPlexLink(C,H,e=""){let{machine_id:r}=this.state.server,M=this.speech.t("open_in_plex");return r?t`<a
class=${H}
href=${u0(r,C.rating_key)}
target="_blank"
rel="noreferrer"
title=${M}
aria-label=${`${M}: ${C.title}`}
>${p(K2)}${e}</a
>`:a}renderAttempts(C){let{speech:H}=this,e=[C.attempts?H.plural("attempts",C.attempts):""];return C.next_attempt&&!C.ignored&&!C.given_up&&e.push(C.next_attempt*1e3>Date.now()?H.t("next_try",{time:H.relative(C.next_attempt)}):H.t("next_try_due")),e.filter(Boolean).join(" · ")}renderSelection(){let{speech:C}=this,H=[...this.selected];return H.length?t`<div
class="selection"
role="region"
aria-label=${C.plural("selected",H.length)}
>
<button
class="icon-button"
aria-label=${C.t("clear_selection")}
@click=${()=>this.selected=new Set}
>
${p(a1)}
</button>
<span class="num" role="status">${C.plural("selected",H.length)}</span>
<span class="buttons">
${this.isReview?a:t`<button
class="button"
?disabled=${this.busy||!!this.state.job}
@click=${()=>this.refresh(H)}
>
${p(o2)}${C.t("refresh_now")}
</button>`}
<button class="button" ?disabled=${this.busy} @click=${()=>this.ignore(H,!0)}>
${p(k1)}${C.t("ignore")}
</button>
<button class="button" ?disabled=${this.busy} @click=${()=>this.ignore(H,!1)}>
${p(t2)}${C.t("unignore")}
</button>
</span>
</div>`:a}toggle(C){let H=new Set(this.selected);H.delete(C)||H.add(C),this.selected=H}refresh(C){return this.act(()=>this.context.api.refreshItems(C),"items_refreshing",C.length)}ignore(C,H){let e=H?"items_ignored":"items_unignored";return this.act(()=>this.context.api.ignore(C,H),e,C.length)}async act(C,H,e){let{notify:r,speech:M}=this.context;this.busy=!0;try{await C(),this.selected=new Set,r(M.plural(H,e)),await this.page.again()}catch(i){r(M.error(y(i)),!0)}finally{this.busy=!1}}static{this.styles=[h,P,v3]}};n([s()],m1.prototype,"selected",2),n([s()],m1.prototype,"searchText",2),n([s()],m1.prototype,"busy",2);var u3=({job:L,last_job:V})=>{let C=L?.tally,H=C?C.defective+C.fixed+C.skipped+C.unresolved:0;return`${L?.job_id} ${V?.job_id} ${H} ${L?.done}`};Z("psr-items",m1);var Z3=l`
:host {
display: block;
}
.tools {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 8px;
padding: 12px 20px;
}
.count {
margin-inline-start: auto;
}
.live .chip::before {
content: "";
width: 8px;
height: 8px;
border-radius: 50%;
background: var(--good);
animation: pulse 1.6s infinite;
}
@keyframes pulse {
50% {
opacity: 0.3;
}
}
.frame {
position: relative;
}
.lines {
height: min(62vh, 640px);
overflow-y: auto;
overflow-anchor: none;
overscroll-behavior: contain;
border-top: 1px solid var(--line);
font-size: 13px;
border-radius: 0 0 var(--radius) var(--radius);
}
.lines:focus-visible {
outline-offset: -2px;
}
.edge {
padding: 12px 20px;
text-align: center;
font-size: 12px;
}
li {
display: grid;
grid-template-columns: max-content 76px minmax(0, 1fr);
gap: 12px;
align-items: baseline;
padding: 4px 20px;
content-visibility: auto;
contain-intrinsic-size: auto 28px;
}
li:hover {
background: var(--hover);
}
.level {
font-size: 12px;
color: color-mix(in srgb, var(--tone, var(--muted)) 55%, var(--text));
}
.debug .message,
.debug .level {
color: var(--muted);
}
.warning .level,
.error .level {
font-weight: 500;
}
.error {
background: color-mix(in srgb, var(--bad) 8%, transparent);
}
.message {
overflow-wrap: anywhere;
}
.message a {
display: inline-grid;
place-items: center;
width: 24px;
height: 24px;
margin: -4px 0 -4px 4px;
vertical-align: middle;
border-radius: 50%;
}
.message a:hover {
background: var(--hover);
}
.message a .icon {
width: 16px;
height: 16px;
}
mark {
border-radius: 3px;
background: color-mix(in srgb, var(--warn) 40%, transparent);
color: inherit;
}
.newest {
position: absolute;
inset-block-end: 16px;
inset-inline-start: 50%;
transform: translateX(-50%);
box-shadow: 0 4px 14px rgba(0, 0, 0, 0.25);
}
@media (max-width: 870px) {
.tools {
padding: 12px 16px;
}
.search,
.tools select {
flex: 1 1 100%;
max-width: none;
}
li {
grid-template-columns: max-content minmax(0, 1fr);
gap: 0 8px;
padding: 8px 16px;
}
.message {
grid-column: 1 / -1;
}
.message a {
width: 32px;
height: 32px;
}
}
`;var s2=200,D1=2e3,Z0=600,c0=40,S0=250,O=class extends S{constructor(){super(...arguments);this.jobId="";this.live=!1;this.filters={};this.total=0;this.isTotalExact=!0;this.isFollowing=!0;this.isComplete=!1;this.searchText="";this.isDetached=!1;this.isFetching=!1;this.subscribed=""}disconnectedCallback(){super.disconnectedCallback(),this.stop(),clearTimeout(this.searchTimer)}connectedCallback(){super.connectedCallback(),this.searchText=this.filters.search??"",this.requestUpdate()}willUpdate(C){C.has("filters")&&(this.searchText=this.filters.search??"");let H=JSON.stringify([this.jobId,this.filters]);H!==this.subscribed&&this.start(H)}start(C){this.stop(),this.subscribed=C,this.isFollowing=!0,this.isDetached=!1,this.isFetching=!1,this.unsubscribe=this.context.api.subscribeLog(this.jobId,this.filters,s2,(H,e)=>this.take(H,e),H=>this.error=H)}stop(){this.unsubscribe?.(),this.unsubscribe=void 0,this.subscribed=""}take(C,H){if(this.error=void 0,this.total=C.total,this.isTotalExact=C.is_total_exact,H){this.lines=C.lines,this.isComplete=C.lines.length<s2,this.isDetached=!1;return}if(this.isDetached)return;let e=this.lines?.at(-1)?.id??0;this.lines=[...this.lines??[],...C.lines.filter(({id:r})=>r>e)],this.isFollowing&&this.lines.length>D1&&(this.lines=this.lines.slice(-D1),this.isComplete=!1)}async fetchOlder(){let C=this.lines?.[0];if(!C||this.isFetching||this.isComplete)return;this.isFetching=!0;let H=this.subscribed;try{let e=await this.context.api.log(this.jobId,this.filters,s2,C.id);if(H!==this.subscribed||this.lines?.[0]!==C)return;this.isComplete=e.lines.length<s2;let{scroller:r}=this;this.keepFromEnd=r?r.scrollHeight-r.scrollTop:void 0;let M=[...e.lines,...this.lines];if(M.length>D1){this.letGoOfNewest(M);return}this.lines=M}catch(e){this.context.notify(this.context.speech.error(y(e)),!0)}finally{H===this.subscribed&&(this.isFetching=!1)}}letGoOfNewest(C){let H=this.scroller?.querySelectorAll("li"),e=C.length-D1,r=H?.[H.length-e],M=H?.[H.length-1],i=r&&M?M.offsetTop+M.offsetHeight-r.offsetTop:0;this.keepFromEnd!==void 0&&(this.keepFromEnd-=i),this.isDetached=!0,this.lines=C.slice(0,D1)}updated(){let{scroller:C}=this;C&&(this.keepFromEnd!==void 0?(C.scrollTop=C.scrollHeight-this.keepFromEnd,this.keepFromEnd=void 0):this.isFollowing&&(C.scrollTop=C.scrollHeight))}onScroll(){let C=this.scroller,H=C.scrollHeight-C.scrollTop-C.clientHeight;this.isFollowing=H<c0&&!this.isDetached,C.scrollTop<Z0&&this.fetchOlder()}toNewest(){this.isFollowing=!0,this.isDetached?this.start(this.subscribed):this.requestUpdate()}change(C){this.dispatchEvent(new CustomEvent("filters-changed",{detail:C}))}onSearch(C){this.searchText=C,clearTimeout(this.searchTimer),this.searchTimer=setTimeout(()=>this.change({search:C}),C?S0:0)}async download(){let{api:C,notify:H,speech:e}=this.context;try{let r=document.createElement("a");r.href=await C.logAddress(this.jobId),r.download="",r.click()}catch(r){H(e.error(y(r)),!0)}}render(){let{speech:C}=this.context;return t`<div class="tools">
${A2(C,C.t("log_search"),this.searchText,H=>this.onSearch(H))}
${R(C.t("log_level"),this.filters.level==="debug"?"":this.filters.level??"",J5.slice(1).map(H=>({value:H,label:C.word("log_level",H)})),H=>this.change({level:H}),C.t("log_level_debug"))}
${this.filters.rating_key?t`<button class="button soft" @click=${()=>this.change({rating_key:""})}>
${C.t("log_of_item")} ×
</button>`:a}
<span class="count muted num" role="status">${this.renderCount()}</span>
${this.live?t`<span class="live">${k(C.t("log_live"),"good")}</span>`:a}
<button class="button" @click=${this.download}>
${p(G2)}${C.t("log_download")}
</button>
</div>
${this.renderLines()}`}renderCount(){if(!this.lines)return"";let C=this.context.speech.plural("log_lines",this.total);return this.isTotalExact?C:`≥ ${C}`}renderLines(){let{speech:C}=this.context;if(this.error){let e=()=>this.start(this.subscribed||JSON.stringify([this.jobId,this.filters]));return T(C,C.error(this.error),e)}if(!this.lines)return t`<div class="lines">${B(10,32)}</div>`;let H=!!(this.filters.search||this.filters.level||this.filters.rating_key);return t`<div class="frame">
<div
class="lines"
tabindex="0"
role="region"
aria-label=${C.t("log_region")}
@scroll=${this.onScroll}
>
${this.lines.length?t`<p class="edge muted">
${C.t(this.isComplete?H?"log_older":"log_beginning":"loading")}
</p>
<ol>
${m2(this.lines,e=>e.id,e=>this.renderLine(e))}
</ol>`:t`<p class="edge muted">${C.t(H?"log_no_match":"log_empty")}</p>`}
</div>
<button class="button filled newest" ?hidden=${this.isFollowing} @click=${this.toNewest}>
${C.t("log_follow")}
</button>
</div>`}renderLine(C){let{speech:H,entryId:e}=this.context,r=D5(C.message,this.filters.search??"").map(i=>i.hit?t`<mark>${i.text}</mark>`:i.text),M=F({entryId:e,view:"items",query:{item:C.rating_key}});return t`<li class=${C.level}>
<time class="num muted" title=${H.dateTime(C.time)}
>${H.time(C.time,!0)}</time
>
<span class="level tone-${j5[C.level]??"plain"}"
>${H.word("level",C.level)}</span
>
<span class="message"
>${r}${C.rating_key?t`<a
href=${M}
title=${H.t("log_to_item")}
aria-label=${H.t("log_to_item")}
>${p(j)}</a
>`:a}</span
>
</li>`}static{this.styles=[h,P,Z3]}};n([v({attribute:!1})],O.prototype,"context",2),n([v()],O.prototype,"jobId",2),n([v({type:Boolean})],O.prototype,"live",2),n([v({attribute:!1})],O.prototype,"filters",2),n([s()],O.prototype,"lines",2),n([s()],O.prototype,"total",2),n([s()],O.prototype,"isTotalExact",2),n([s()],O.prototype,"isFollowing",2),n([s()],O.prototype,"isComplete",2),n([s()],O.prototype,"error",2),n([s()],O.prototype,"searchText",2),n([z(".lines")],O.prototype,"scroller",2);Z("psr-log",O);var v2=(L,V)=>t`<div
class="bar ${V.status}"
role="progressbar"
aria-label=${L.t("progress")}
aria-valuemin="0"
aria-valuemax="100"
aria-valuenow=${Math.round(V.progress)}
>
<span style="transform:scaleX(${V.progress/100})"></span>
</div>`;function c3(L,V){let C=X5(V);return t`<ol class="phases">
${I.map((H,e)=>{let r=C[H];return t`<li
class=${r}
title=${L.word("phase",`${H}_hint`)}
aria-current=${r==="active"||r==="paused"?"step":a}
>
<span class="dot num" aria-hidden="true"
>${r==="done"?p(I2):e+1}</span
>
<span class="ellipsis">${L.word("phase",H)}</span>
<span class="visually-hidden">${L.word("phase_state",r)}</span>
</li>`})}
</ol>`}function S3(L,V,C){let H=L.t("progress_done",{done:L.number(V.done),total:L.number(V.total)}),e=[V.total?H:"",...V.status==="paused"?[]:h0(L,V,C)];return t`<p class="pace num">
${e.filter(Boolean).map(r=>t`<span>${r}</span>`)}
</p>`}function h0(L,V,C){let H=C.perSecond,e=C.timeLeft(V),r=V.phase==="refresh"||V.phase==="verify";return[H?L.plural("pace",Math.round(H*60)):"",e===null?L.t("time_left_unknown"):L.t(r?"time_left":"time_left_phase",{time:L.duration(E5(e))})]}function x2(L,V,C){let H=M2(V),e=[[L.t("tally_checked"),V.checked,"plain",!0],[L.t("tally_healthy"),V.healthy,"plain",!0],[L.t("tally_defective"),V.defective,"plain",!0],[L.t("result_would_refresh"),V.would_refresh,"info",C],[L.t("result_fixed"),V.fixed,"good",!C],[L.t("tally_failed"),H,H?"warn":"plain",!C],[L.t("result_skipped"),V.skipped,"plain",!0],[L.t("result_gone"),V.gone,"plain",!C]];return t`<dl class="tally" aria-label=${L.t("tally")}>
${e.filter(([,,,r])=>r).map(([r,M,i])=>G(r,L.number(M),"",i))}
</dl>`}var l1=l`
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
`;var g0=(L,V)=>V.status==="paused"?L.t("paused"):L.t(V.options.item_count?"state_refreshing_items":"state_running"),f0={user:"pause_until_resumed",server_unavailable:"pause_tries_again",provider_down:"pause_tries_again",entity:"pause_goes_on",server_busy:"pause_goes_on",playing:"pause_goes_on"},O0=(L,V)=>t`<p class="banner pause-note tone-warn">
${p(R1)}
<span
><span class="reason">${q(L,V)}</span>
${V.pause_reason?L.t(f0[V.pause_reason]??"pause_goes_on"):a}</span
>
</p>`,i5=(L,V,C="paused_since")=>V.paused_at===null?L.t("running_since",{time:L.duration(Date.now()/1e3-V.started_at)}):L.t(C,{time:L.moment(V.paused_at),duration:L.duration(Date.now()/1e3-V.paused_at)}),u2=(L,V,C,H)=>t`<div class="running">
<div class="headline">
<div class="what">
<h2>${g0(L,V)} ${V.dry_run?U(L):a}</h2>
<p class="muted num">${i5(L,V,"since")}</p>
</div>
<span class="percent num" aria-hidden="true">${L.percent(V.progress)}</span>
</div>
${v2(L,V)} ${c3(L,V)}
${V.status==="paused"?O0(L,V):a}
<div class="now">
${V.current===void 0||V.status==="paused"?a:t`<p class="ellipsis current" title=${V.current||a}>
<span class="muted">${L.t("now_working")}</span> ${V.current||"…"}
</p>`}
${S3(L,V,C)}
</div>
${x2(L,V.tally,V.dry_run)} ${H}
</div>`;var Z2=l`
.running {
display: grid;
gap: 18px;
grid-template-columns: minmax(0, 1fr);
container-type: inline-size;
}
.headline {
display: flex;
align-items: flex-start;
gap: 16px;
}
.headline .what {
flex: 1;
min-width: 0;
}
.headline h2 {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 4px 10px;
font-size: 20px;
line-height: 28px;
}
.percent {
font-size: 34px;
line-height: 40px;
font-weight: 400;
letter-spacing: -0.5px;
}
.pause-note .reason {
display: block;
font-weight: 500;
}
.now {
display: grid;
gap: 4px;
grid-template-columns: minmax(0, 1fr);
}
.current {
min-height: 20px;
}
.current .muted {
margin-inline-end: 8px;
}
`;var h3=l`
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
`;var N1=class extends S{constructor(){super(...arguments);this.heading=""}show(){this.updateComplete.then(()=>this.dialog.open||this.dialog.showModal())}close(){this.dialog.close()}render(){return t`<dialog aria-labelledby="heading" @click=${this.closeOutside} @close=${this.closed}>
<div class="sheet">
<h2 id="heading">${this.heading}</h2>
<slot></slot>
<div class="actions"><slot name="actions"></slot></div>
</div>
</dialog>`}closeOutside(C){C.target===this.dialog&&this.close()}closed(){this.dispatchEvent(new CustomEvent("closed"))}static{this.styles=[h,h3]}};n([v()],N1.prototype,"heading",2),n([z("dialog")],N1.prototype,"dialog",2);Z("psr-dialog",N1);var g3=l`
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
`;var w=class extends S{constructor(){super(...arguments);this.jobs=[];this.compact=!1;this.busy="";this.asked={};this.draft={libraries:[],days:0,max_items:0,dry_run:!1}}render(){return this.context.isAdmin?t`<div class="row">
${this.state.job?this.renderActive(this.state.job):this.renderStart()}
</div>
${this.renderLargeDialog()} ${this.renderCancelDialog()}
${this.compact?a:this.renderOptionsDialog()}`:a}renderStart(){let{t:C}=this.context.speech;return t`${this.state.resumable?this.renderResume():a}
<button
class="button ${this.state.resumable?"soft":"filled"}"
title=${this.state.resumable?C("start_instead_hint"):a}
?disabled=${this.busy!==""}
@click=${()=>this.ask({dry_run:!1})}
>
${p(A1)}${C("start_scan")}
</button>
<button
class="button soft"
title=${C("dry_run_hint")}
?disabled=${this.busy!==""}
@click=${()=>this.ask({dry_run:!0})}
>
${p(T1)}${C("dry_run_start")}
</button>
${this.compact?a:t`<button
class="icon-button"
title=${C("scan_options")}
aria-label=${C("scan_options")}
?disabled=${this.busy!==""}
@click=${this.openOptions}
>
${p(H5)}
</button>`}`}renderActive(C){let{t:H}=this.context.speech;return t`${C.status==="paused"?this.renderResume():this.renderPause()}
<button
class="button danger-soft"
?disabled=${this.busy!==""}
@click=${()=>this.cancelDialog.show()}
>
${p(C5)}${this.busy==="cancel"?H("cancelling"):H("cancel_scan")}
</button>`}renderPause(){let{t:C}=this.context.speech;return t`<button
class="button soft"
title=${C("pause_hint")}
?disabled=${this.busy!==""}
@click=${()=>this.attempt("pause",()=>this.context.api.pause(),C("paused"))}
>
${p(q2)}${C("pause_scan")}
</button>`}renderResume(){let{t:C}=this.context.speech;return t`<button
class="button filled"
?disabled=${this.busy!==""}
@click=${()=>this.attempt("resume",()=>this.context.api.resume(),C("resumed"))}
>
${p(A1)}${C("resume_scan")}
</button>`}renderLargeDialog(){let{t:C,number:H,window:e}=this.context.speech,{items:r}=$2(this.asked,this.state,this.jobs),M=this.asked.days??this.state.settings.window_days;return t`<psr-dialog id="large" heading=${C("dialog_large_title")}>
<p>
${r===null?C("dialog_large_unknown",{window:e(M)}):C("dialog_large_known",{count:H(r)})}
</p>
<p class="muted">${C(this.asked.dry_run?"dialog_large_dry":"dialog_large_text")}</p>
<button slot="actions" class="button" @click=${()=>this.largeDialog.close()}>
${C("cancel_dialog")}
</button>
<button
slot="actions"
class="button filled"
@click=${()=>{this.largeDialog.close(),this.start(this.asked)}}
>
${C(this.asked.dry_run?"dry_run_start":"start_scan")}
</button>
</psr-dialog>`}renderCancelDialog(){let{t:C}=this.context.speech;return t`<psr-dialog id="cancel" heading=${C("dialog_cancel_title")}>
<p>${C("dialog_cancel_text")}</p>
<button slot="actions" class="button" @click=${()=>this.cancelDialog.close()}>
${C(this.state.job?.status==="paused"?"keep_paused":"keep_scanning")}
</button>
<button slot="actions" class="button danger" @click=${this.cancel}>
${C("cancel_scan")}
</button>
</psr-dialog>`}renderOptionsDialog(){let{t:C}=this.context.speech,{draft:H}=this;return t`<psr-dialog id="options" heading=${C("dialog_options_title")}>
<form
id="form"
@submit=${e=>{e.preventDefault(),this.optionsDialog.close(),this.ask(H)}}
>
<p class="muted">${C("dialog_options_text")}</p>
<fieldset>
<legend>${C("field_libraries")}</legend>
<p class="muted hint">${C("field_libraries_hint")}</p>
${this.state.libraries.map(({library_id:e,title:r})=>t`<label class="check">
<input
type="checkbox"
.checked=${H.libraries.includes(e)}
@change=${M=>this.pick(e,M)}
/>
<span>${r}</span>
</label>`)}
</fieldset>
${this.renderNumber("days",C("field_days"),C("field_days_hint"),36500)}
${this.renderNumber("max_items",C("field_max_items"),C("field_max_items_hint"),1e6)}
<label class="switch">
<input
type="checkbox"
role="switch"
.checked=${H.dry_run}
@change=${e=>this.draft={...H,dry_run:e.target.checked}}
/>
<span>${C("field_dry_run")}</span>
</label>
</form>
<button slot="actions" class="button" @click=${()=>this.optionsDialog.close()}>
${C("cancel_dialog")}
</button>
<button slot="actions" class="button filled" @click=${this.submitOptions}>
${C(H.dry_run?"dry_run_start":"start_scan")}
</button>
</psr-dialog>`}renderNumber(C,H,e,r){return t`<label class="number">
<span>${H}</span>
<span class="field">
<input
type="number"
inputmode="numeric"
min="0"
max=${r}
step="1"
required
.value=${String(this.draft[C])}
@input=${M=>this.draft={...this.draft,[C]:M.target.valueAsNumber||0}}
/>
</span>
<span class="muted hint">${e}</span>
</label>`}pick(C,H){let e=this.draft.libraries.filter(M=>M!==C),{checked:r}=H.target;this.draft={...this.draft,libraries:r?[...e,C]:e}}openOptions(){let{window_days:C,max_items:H,dry_run:e}=this.state.settings;this.draft={libraries:[],days:C,max_items:H,dry_run:e},this.optionsDialog.show()}submitOptions(){this.renderRoot.querySelector("#form")?.requestSubmit()}async ask(C){if(this.asked=C,$2(C,this.state,this.jobs).isLarge){this.largeDialog.show();return}await this.start(C)}start(C){let H={...C};H.libraries?.length||delete H.libraries;let{t:e}=this.context.speech;return this.attempt("start",()=>this.context.api.start(H),e("started"))}async cancel(){this.cancelDialog.close();let{t:C}=this.context.speech;await this.attempt("cancel",()=>this.context.api.cancel(),C("cancelled"))}async attempt(C,H,e){let{notify:r,speech:M}=this.context;this.busy=C;try{await H(),r(e)}catch(i){r(M.error(y(i)),!0)}finally{this.busy=""}}static{this.styles=[h,g3]}};n([v({attribute:!1})],w.prototype,"context",2),n([v({attribute:!1})],w.prototype,"state",2),n([v({attribute:!1})],w.prototype,"jobs",2),n([v({type:Boolean})],w.prototype,"compact",2),n([s()],w.prototype,"busy",2),n([s()],w.prototype,"asked",2),n([s()],w.prototype,"draft",2),n([z("#large")],w.prototype,"largeDialog",2),n([z("#cancel")],w.prototype,"cancelDialog",2),n([z("#options")],w.prototype,"optionsDialog",2);Z("psr-scan-controls",w);var f3=l`
:host {
display: grid;
gap: 16px;
grid-template-columns: minmax(0, 1fr);
}
.back {
justify-self: start;
margin: -8px 0 -12px -12px;
}
header {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 8px 16px;
}
header h2 {
font-size: 24px;
line-height: 32px;
font-weight: 400;
}
.facts {
display: grid;
gap: 16px;
grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr));
}
.facts .card {
display: grid;
gap: 14px;
align-content: start;
}
.options {
display: grid;
gap: 8px;
}
.options div {
display: flex;
gap: 16px;
justify-content: space-between;
}
.options dd::first-letter {
text-transform: uppercase;
}
.options dd {
text-align: end;
min-width: 0;
overflow-wrap: anywhere;
}
.durations {
display: grid;
gap: 10px;
}
.durations li {
display: grid;
grid-template-columns: 1fr auto auto;
gap: 4px 16px;
}
.length {
min-width: 64px;
text-align: end;
}
.phase-bar {
grid-column: 1 / -1;
height: 4px;
border-radius: 2px;
background: var(--track);
overflow: hidden;
}
.phase-bar span {
display: block;
height: 100%;
border-radius: 2px;
background: var(--accent);
}
.finished {
font-size: 12px;
}
.tabs {
display: flex;
padding: 0 12px;
border-bottom: 1px solid var(--line);
}
.tabs button {
min-height: 52px;
padding: 0 16px;
font-weight: 500;
color: var(--muted);
border-bottom: 3px solid transparent;
}
.tabs button[aria-selected="true"] {
color: var(--accent-text);
border-color: var(--accent);
}
.tabs button:focus-visible {
outline-offset: -4px;
}
.details {
overflow: hidden;
}
.item-filters {
padding: 12px 20px;
}
.items li {
display: grid;
grid-template-columns: 44px minmax(160px, 1.3fr) minmax(0, 1.7fr) auto;
align-items: center;
gap: 8px 16px;
padding: 10px 20px;
border-top: 1px solid var(--line);
}
.title {
display: grid;
gap: 2px;
min-width: 0;
overflow-wrap: anywhere;
}
.title a {
font-weight: 500;
color: var(--text);
}
.small-text {
font-size: 12px;
}
.change {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 6px 8px;
}
.change .icon {
width: 18px;
height: 18px;
color: var(--muted);
}
@media (max-width: 870px) {
.items li {
grid-template-columns: 44px minmax(0, 1fr);
padding: 12px 16px;
}
.change,
.result {
grid-column: 2;
}
.title a {
display: inline-block;
padding: 4px 0;
}
}
`;var O3=25,b0=2e3,y0=["items","log"],I1=class extends f{constructor(){super(...arguments);this.tick=0;this.stored=new Q(this,()=>this.context.api.job(this.route.jobId));this.items=new Q(this,()=>this.context.api.jobItems(this.route.jobId,this.route.query.result??"",O3,this.offset));this.reloadItems=l2(()=>{this.items.again()},b0);this.logFilters={}}connectedCallback(){super.connectedCallback(),this.timer=setInterval(()=>this.job&&O1(this.job)&&(this.tick+=1),1e3)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer),this.reloadItems.stop()}get offset(){return Math.max(0,Number(this.route.query.from)||0)}get tab(){return this.route.query.tab==="items"?"items":"log"}get job(){return[this.state.job,this.state.last_job].find(H=>H?.job_id===this.route.jobId)??(this.stored.value?.job_id===this.route.jobId?this.stored.value:void 0)}willUpdate(C){let{jobId:H,query:e}=this.route;if(this.job||this.stored.want(JSON.stringify([this.context.epoch,this.context.entryId,H])),!this.context.isAdmin||this.tab!=="items")return;this.items.want(JSON.stringify([this.context.epoch,this.context.entryId,H,e.result,e.from]));let r=C.get("state");r&&b3(r.job)!==b3(this.state.job)&&this.reloadItems()}render(){let{speech:C,job:H}=this;return t`<a class="button back" href=${this.address({view:"jobs"})} @click=${this.follow}
>${p(D2)}${C.t("job_all")}</a
>
${H?this.renderJob(H):this.renderMissing()}`}renderMissing(){let{speech:C}=this,{error:H}=this.stored;return H?t`<div class="card">
${H.code==="not_found"?g({path:K,title:C.t("job_missing_title"),text:C.t("job_missing_text")}):T(C,C.error(H),()=>{this.stored.again()})}
</div>`:t`<div class="card">${B(6,60)}</div>`}renderJob(C){let{speech:H}=this;return t`<header>
<h2>${H.t("job_of",{time:H.dateTime(C.started_at)})}</h2>
<span class="chips"
>${n1(H,C.status)} ${C.dry_run?U(H):a}</span
>
</header>
${C.error?t`<p class="banner tone-bad">
${p(W)} ${H.word("error",C.error)}
</p>`:a}
<section class="card pad">
${O1(C)?u2(H,C,this.pace,this.renderControls()):t`${x2(H,C.tally,C.dry_run)}
${this.isResumable(C)?this.renderControls():a}`}
</section>
<div class="facts">
<section class="card pad">
<h2>${H.t("job_options")}</h2>
${this.renderFacts(C)}
</section>
<section class="card pad">
<h2>${H.t("job_phases")}</h2>
${this.renderPhases(C)}
</section>
</div>
${this.renderDetails(C)}`}isResumable(C){return this.state.resumable&&this.state.last_job?.job_id===C.job_id}renderControls(){return t`<psr-scan-controls
.context=${this.context}
.state=${this.state}
></psr-scan-controls>`}renderFacts(C){let{speech:H}=this,{options:e}=C,r=m=>m?H.number(m):H.t("no_limit"),M=e.library_ids.map(m=>this.libraryTitle(m)||m).join(", "),i=e.item_count?H.plural("job_scope_items",e.item_count):M||H.t("job_scope_all"),o=q(H,C),d=[[H.t("job_trigger"),H.word("trigger",C.trigger)],[H.t("job_scope"),i],...e.item_count?[]:[[H.t("job_window"),H.window(e.window_days)],[H.t("job_max_items"),r(e.max_items)]],[H.t("job_max_refreshes"),r(e.max_refreshes)],[H.t("dry_run"),H.t(C.dry_run?"yes":"no")],...o?[[H.t("job_pause"),o]]:[]];return t`<dl class="options num">
${d.map(([m,A])=>t`<div>
<dt class="muted">${m}</dt>
<dd>${A}</dd>
</div>`)}
</dl>`}renderPhases(C){let{speech:H}=this,e=Y5(C,Date.now()/1e3),r=Math.max(1,...Object.values(e));return t`<ul class="durations num">
${I.map(M=>{let i=e[M],o=C.phase_times[M];return t`<li class=${i===void 0?"muted":""}>
<span title=${H.word("phase",`${M}_hint`)}
>${H.word("phase",M)}</span
>
<span class="muted">${o===void 0?"":H.time(o,!0)}</span>
<span class="length">${i===void 0?"–":H.duration(i)}</span>
<span class="phase-bar" aria-hidden="true"
><span style="width:${100*(i??0)/r}%"></span
></span>
</li>`})}
</ul>
<p class="muted num finished">
${C.finished_at?t`${H.t("job_finished")} ${H.dateTime(C.finished_at)} ·
${H.duration(C.finished_at-C.started_at)}`:i5(H,C)}
</p>`}renderDetails(C){let{speech:H}=this;return this.context.isAdmin?t`<section class="card details">
<div class="tabs" role="tablist" @keydown=${this.switchTab}>
${y0.map(e=>{let r=e===this.tab;return t`<button
role="tab"
id="tab-${e}"
aria-selected=${r}
aria-controls="tab-panel"
tabindex=${r?0:-1}
@click=${()=>this.setQuery({tab:e,from:""})}
>
${H.t(e==="items"?"job_items":"job_log")}
</button>`})}
</div>
<div id="tab-panel" role="tabpanel" aria-labelledby="tab-${this.tab}">
${this.tab==="items"?this.renderItems(C):this.renderLog(C)}
</div>
</section>`:t`<section class="card">
${g({path:P1,title:H.t("admin_only_title"),text:H.t("admin_only_text")})}
</section>`}switchTab(C){if(C.key!=="ArrowLeft"&&C.key!=="ArrowRight")return;let H=this.tab==="items"?"log":"items";this.setQuery({tab:H,from:""}),this.updateComplete.then(()=>this.renderRoot.querySelector(`#tab-${H}`)?.focus())}renderLog(C){let{q:H="",level:e="",item:r=""}=this.route.query,M={search:H,level:e,rating_key:r};return JSON.stringify(M)!==JSON.stringify(this.logFilters)&&(this.logFilters=M),t`<psr-log
.context=${this.context}
.jobId=${C.job_id}
.live=${O1(C)}
.filters=${this.logFilters}
@click=${this.follow}
@filters-changed=${({detail:i})=>this.setQuery({...i.search===void 0?{}:{q:i.search},...i.level===void 0?{}:{level:i.level},...i.rating_key===void 0?{}:{item:i.rating_key}})}
></psr-log>`}renderItems(C){let{speech:H}=this,{result:e=""}=this.route.query,{value:r,error:M}=this.items,i=t`<div class="item-filters">
${R(H.t("filter_result"),e,e2.map(o=>({value:o,label:H.word("result",o)})),o=>this.setQuery({result:o,from:""}),`${H.t("filter_result")}: ${H.t("all")}`)}
</div>`;if(M)return t`${i}
${T(H,H.error(M),()=>{this.items.again()})}`;if(!r)return t`${i}${B(5,76)}`;if(!r.total){let o=O1(C)?"job_items_empty_running":"job_items_empty";return t`${i}
${g({path:_,title:H.t(e?"job_items_no_match":o)})}`}return t`${i}
<ul class="items">
${r.items.map(o=>this.renderItem(o))}
</ul>
${M1(H,this.offset,O3,r.total,o=>this.setQuery({from:o?String(o):""}))}`}renderItem(C){let{speech:H}=this,e=this.address({view:"items",query:{item:C.rating_key}}),r=C.result==="skipped"||C.result==="would_refresh";return t`<li>
<psr-poster
.api=${this.context.api}
.ratingKey=${C.rating_key}
.type=${C.type}
></psr-poster>
<div class="title">
<a href=${e} @click=${this.follow}>${C.title}</a>
<span class="muted small-text num"
>${[this.libraryTitle(C.library_id),H.time(C.time,!0)].filter(Boolean).join(" · ")}</span
>
${C.error?t`<span class="small-text">${C.error}</span>`:a}
${C.skip_reason?t`<span class="small-text muted">${H.word("skip",C.skip_reason)}</span>`:a}
${C.put_back?.length?t`<span class="small-text"
>${H.t("put_back",{what:C.put_back.map(M=>H.word("put_back",M)).join(", ")})}</span
>`:a}
</div>
<div class="change">
<span class="visually-hidden">${H.t("before")}</span>
${E1(H,C.before)}
${r?a:t`${p(j)}<span class="visually-hidden">${H.t("after")}</span>
${C.after.length?E1(H,C.after):C.result==="gone"||C.result==="errored"?t`<span class="muted">–</span>`:k(H.t("all_well"),"good")}`}
</div>
<div class="result">${a2(H,C.result,C.skip_reason)}</div>
</li>`}static{this.styles=[h,P,l1,Z2,f3]}};n([v({attribute:!1})],I1.prototype,"pace",2),n([s()],I1.prototype,"tick",2);var b3=L=>L?`${L.job_id} ${L.tally.checked} ${Object.values(L.tally).join()}`:"";Z("psr-job",I1);var y3=l`
:host {
display: grid;
gap: 16px;
grid-template-columns: minmax(0, 1fr);
}
.filters {
display: flex;
flex-wrap: wrap;
gap: 8px;
}
.rows {
padding: 8px 0;
}
.rows li + li {
border-top: 1px solid var(--line);
}
.rows a {
display: grid;
grid-template-columns: 132px minmax(180px, 1.2fr) minmax(0, 1.6fr) 200px 24px;
align-items: center;
gap: 4px 16px;
min-height: 68px;
padding: 10px 12px 10px 20px;
color: var(--text);
}
.rows a:hover {
background: var(--hover);
text-decoration: none;
}
.rows a:focus-visible {
outline-offset: -3px;
}
.rows a > .icon {
color: var(--muted);
}
.when,
.outcome {
display: grid;
min-width: 0;
gap: 2px;
}
.when > *,
.outcome > span {
overflow: hidden;
text-overflow: ellipsis;
white-space: nowrap;
}
.outcome .bar {
height: 6px;
margin: 6px 0;
}
.main {
font-weight: 500;
}
.small-text {
font-size: 12px;
}
.side {
display: flex;
align-items: center;
justify-content: flex-end;
gap: 12px;
}
@media (max-width: 870px) {
.filters select {
flex: 1;
}
.rows a {
grid-template-columns: minmax(0, 1fr) auto 24px;
padding-block: 14px;
padding-inline-start: 16px;
}
.status {
grid-column: 1;
grid-row: 1;
}
.side {
grid-column: 2;
grid-row: 1;
}
.when,
.outcome {
grid-column: 1 / 3;
}
.when > *,
.outcome > span {
white-space: normal;
}
.rows a > .icon {
grid-column: 3;
grid-row: 1 / 4;
}
}
`;var k3=20,o5=class extends f{constructor(){super(...arguments);this.page=new Q(this,()=>{let{status:C="",trigger:H=""}=this.route.query;return this.context.api.jobs({status:C,trigger:H},k3,this.offset)})}get offset(){return Math.max(0,Number(this.route.query.from)||0)}willUpdate(){let{status:C,trigger:H,from:e}=this.route.query,r=[this.state.job?.job_id,this.state.last_job?.job_id];this.page.want(JSON.stringify([this.context.epoch,this.context.entryId,C,H,e,r]))}render(){let{speech:C}=this,{status:H="",trigger:e=""}=this.route.query;return t`
<div class="filters" role="group" aria-label=${C.t("view_jobs")}>
${R(C.t("filter_status"),H,K5.map(r=>({value:r,label:C.word("status",r)})),r=>this.setQuery({status:r,from:""}),`${C.t("filter_status")}: ${C.t("all")}`)}
${R(C.t("filter_trigger"),e,q5.map(r=>({value:r,label:C.word("trigger",r)})),r=>this.setQuery({trigger:r,from:""}),`${C.t("filter_trigger")}: ${C.t("all")}`)}
${H||e?this.renderClear():a}
</div>
<section class="card">${this.renderPage(!!(H||e))}</section>
`}renderClear(){return t`<button
class="button"
@click=${()=>this.setQuery({status:"",trigger:"",from:""})}
>
${p(_1)}${this.speech.t("clear_filters")}
</button>`}renderPage(C){let{speech:H}=this,{value:e,error:r}=this.page;return r?T(H,H.error(r),()=>{this.page.again()}):e?e.total?t`<ul class="rows">
${e.jobs.map(M=>this.renderJob(this.newest(M)))}
</ul>
${M1(H,this.offset,k3,e.total,M=>this.setQuery({from:M?String(M):""}))}`:C?g({path:K,title:H.t("jobs_no_match_title"),actions:this.renderClear()}):g({path:K,title:H.t("jobs_empty_title"),text:H.t("jobs_empty_text")}):B(6,76)}newest(C){return[this.state.job,this.state.last_job].find(e=>e?.job_id===C.job_id)??C}renderJob(C){let{speech:H}=this,e=(C.finished_at??Date.now()/1e3)-C.started_at,r=C.libraries.map(i=>i.title).join(", "),M=C.options.item_count?H.plural("job_scope_items",C.options.item_count):r;return t`<li>
<a href=${this.address({view:"jobs",jobId:C.job_id})} @click=${this.follow}>
<span class="status">${n1(H,C.status)}</span>
<span class="when">
<span class="main num">${H.dateTime(C.started_at)}</span>
<span class="muted small-text"
>${H.word("trigger",C.trigger)}${M?` · ${M}`:""}</span
>
</span>
<span class="outcome">
<span class="main num">${d1(H,C)}</span>
${C.status==="running"?v2(H,C):t`<span class="muted small-text"
>${C.error?H.word("error",C.error):q(H,C)}</span
>`}
</span>
<span class="side">
${C.dry_run?U(H):a}
<span class="muted num">${H.duration(e)}</span>
</span>
${p(b1)}
</a>
</li>`}static{this.styles=[h,P,l1,y3]}};Z("psr-jobs",o5);var w3=15.9155,a5=120,c2=36,k0=L=>L>=97?"good":L>=85?"warn":"bad",w0=(L,V)=>t`<div
class="ring tone-${k0(V)}"
role="img"
aria-label=${L.t("health_share",{percent:L.percent(V,1)})}
>
<svg viewBox="0 0 36 36" aria-hidden="true">
${g1`<circle class="rest" cx="18" cy="18" r=${w3}></circle>
<circle class="share" cx="18" cy="18" r=${w3}
stroke-dasharray="${V} ${100-V}" stroke-dashoffset="25"></circle>`}
</svg>
<span class="num" aria-hidden="true"
>${L.percent(V,V>=99&&V<100?1:0)}</span
>
</div>`;function _0(L,V){let C=V3(V);if(C===null)return t`<p class="muted hint">${L.t("health_trend_none")}</p>`;let H=L3(V.map(m=>m.share),a5,c2),e=H.map(([m,A])=>`${m.toFixed(1)},${A.toFixed(1)}`).join(" "),[r,M]=H.at(-1),i=L.t("health_trend",{count:L.number(V.length),first:L.percent(V[0].share,1),last:L.percent(V.at(-1).share,1)}),o=Math.round(Math.abs(C)*10)/10,d=o?C>0?"health_up":"health_down":"health_same";return t`<figure class="trend">
<svg viewBox="-4 -4 ${a5+8} ${c2+8}" role="img" aria-label=${i}>
${g1`<polygon class="area"
points="0,${c2+4} ${e} ${a5},${c2+4}"></polygon>
<polyline points=${e}></polyline>
<circle cx=${r} cy=${M} r="3"></circle>`}
</svg>
<figcaption class="muted hint num">
${L.t(d,{points:L.number(o,1)})}
</figcaption>
</figure>`}function T0(L,{health:V,time:C,defects:H,trend:e}){let r=F2(V)??100,M=H[0]?.[1]??1;return t`<li class="library">
<div class="head">
${w0(L,r)}
<div class="name">
<h3 class="ellipsis" title=${V.title}>${V.title}</h3>
<p class="muted hint num" title=${L.dateTime(C)}>
${L.plural("health_checked",V.checked)}
</p>
${V.whole?a:t`<p>
${k(L.t("health_partial"),"plain","",L.t("health_partial_hint"))}
</p>`}
</div>
${_0(L,e)}
</div>
${H.length?t`<ul class="defects">
${H.map(([i,o])=>t`<li>
<span>${L.word("defect",i)}</span>
<span class="num">${L.number(o)}</span>
<span class="defect-bar" aria-hidden="true"
><span
class=${i}
style="width:${Math.max(1,100*o/M)}%"
></span
></span>
</li>`)}
</ul>`:t`<p class="well">${p(_)} ${L.t("health_all_well")}</p>`}
</li>`}var P0=(L,V)=>t`<details>
<summary>${L.t("show_table")}</summary>
<div class="scroll" tabindex="0" role="region" aria-label=${L.t("section_health")}>
<table class="num">
<thead>
<tr>
<th scope="col">${L.t("column_library")}</th>
<th scope="col">${L.t("last_scan")}</th>
<th scope="col">${L.t("tally_checked")}</th>
<th scope="col">${L.t("column_defective")}</th>
<th scope="col">${L.t("column_share")}</th>
</tr>
</thead>
<tbody>
${V.flatMap(({health:C,trend:H})=>[...H].reverse().map(e=>t`<tr>
<th scope="row">${C.title}</th>
<td>${L.dateTime(e.time)}</td>
<td>${L.number(e.checked)}</td>
<td>${L.number(e.defective)}</td>
<td>${L.percent(e.share,1)}</td>
</tr>`))}
</tbody>
</table>
</div>
</details>`,_3=(L,V)=>t`<ul class="libraries">
${V.map(C=>T0(L,C))}
</ul>
${P0(L,V)}`;var T3=l`
.libraries {
display: grid;
grid-template-columns: repeat(auto-fill, minmax(min(100%, 340px), 1fr));
gap: 12px;
padding: 16px 20px;
}
.library {
display: grid;
align-content: start;
gap: 14px;
padding: 16px;
border-radius: calc(var(--radius) - 2px);
background: color-mix(in srgb, var(--text) 3.5%, transparent);
min-width: 0;
}
.library .head {
display: flex;
align-items: center;
gap: 14px;
min-width: 0;
}
.library .name {
flex: 1;
min-width: 0;
}
.library h3 {
font-size: 16px;
}
.hint {
font-size: 12px;
}
.ring {
position: relative;
width: 68px;
height: 68px;
flex: none;
}
.ring circle {
fill: none;
stroke-width: 3.4;
}
.ring .rest {
stroke: var(--track);
}
.ring .share {
stroke: var(--tone);
}
.ring span {
position: absolute;
inset: 0;
display: grid;
place-items: center;
font-size: 14px;
font-weight: 500;
}
.trend {
width: 108px;
flex: none;
text-align: end;
}
.trend svg {
display: block;
width: 100%;
overflow: visible;
}
.trend polyline {
fill: none;
stroke: var(--accent);
stroke-width: 2;
stroke-linejoin: round;
stroke-linecap: round;
}
.trend .area {
fill: color-mix(in srgb, var(--accent) 12%, transparent);
}
.trend circle {
fill: var(--accent);
stroke: var(--card);
stroke-width: 1.5;
}
.head > .hint {
width: 96px;
text-align: end;
text-wrap: balance;
}
.defects {
display: grid;
gap: 8px;
}
.defects li {
display: grid;
grid-template-columns: 1fr auto;
gap: 2px 12px;
font-size: 13px;
}
.defect-bar {
grid-column: 1 / -1;
height: 4px;
border-radius: 2px;
background: var(--track);
overflow: hidden;
}
.defect-bar span {
display: block;
height: 100%;
border-radius: 2px;
background: var(--amber-color, #ffc107);
transition: width 400ms ease-out;
}
.defect-bar .no_match {
background: var(--red-color, #f44336);
}
.defect-bar .missing_poster {
background: var(--orange-color, #ff9800);
}
.defect-bar .missing_summary {
background: var(--amber-color, #ffc107);
}
.defect-bar .placeholder_title {
background: var(--purple-color, #926bc7);
}
.defect-bar .inherited_poster {
background: var(--teal-color, #009688);
}
.defect-bar .no_external_ids {
background: var(--blue-grey-color, #607d8b);
}
.well {
display: flex;
align-items: center;
gap: 8px;
color: color-mix(in srgb, var(--good) 60%, var(--text));
}
.well .icon {
width: 20px;
height: 20px;
}
details {
padding: 0 20px 12px;
}
summary {
display: inline-flex;
align-items: center;
min-height: 44px;
cursor: pointer;
color: var(--accent-text);
font-weight: 500;
}
.scroll {
overflow-x: auto;
max-height: 420px;
}
table {
width: 100%;
border-collapse: collapse;
white-space: nowrap;
}
th,
td {
padding: 8px 12px 8px 0;
text-align: end;
font-weight: 400;
border-bottom: 1px solid var(--line);
}
thead th {
color: var(--muted);
font-size: 12px;
}
th:first-child {
text-align: start;
}
`;var P3=l`
:host {
display: grid;
gap: 16px;
grid-template-columns: minmax(0, 1fr);
}
.columns {
display: grid;
gap: 16px;
grid-template-columns: minmax(0, 1fr) minmax(240px, 300px);
}
.hero {
min-height: 330px;
display: grid;
align-content: center;
}
.hero .empty {
padding: 8px;
}
.controls {
display: flex;
flex-wrap: wrap;
align-items: center;
justify-content: space-between;
gap: 8px;
}
.empty .controls {
justify-content: center;
}
.controls a .icon {
margin: 0 -4px 0 0;
}
.idle {
display: grid;
gap: 24px;
}
.ready {
display: flex;
align-items: center;
gap: 16px;
}
.ready h2 {
font-size: 24px;
line-height: 32px;
font-weight: 400;
}
.ready p::first-letter {
text-transform: uppercase;
}
.badge {
display: grid;
place-items: center;
width: 56px;
height: 56px;
border-radius: 50%;
color: color-mix(in srgb, var(--good) 75%, var(--text));
background: color-mix(in srgb, var(--good) 14%, transparent);
}
.ready .badge .icon {
width: 32px;
height: 32px;
}
.empty .badge {
color: var(--accent-text);
background: var(--accent-soft);
}
.times {
display: grid;
grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
gap: 12px;
}
.times > * {
display: grid;
align-content: start;
gap: 2px;
padding: 14px 16px;
border-radius: calc(var(--radius) - 2px);
background: color-mix(in srgb, var(--text) 3.5%, transparent);
color: var(--text);
}
.times a:hover {
text-decoration: none;
background: var(--hover);
}
.label {
font-size: 12px;
}
.when {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 4px 8px;
min-height: 24px;
}
.next > span:nth-child(2) {
min-height: 24px;
}
.side {
display: grid;
gap: 16px;
align-content: start;
}
.totals {
display: grid;
grid-template-columns: 1fr 1fr;
gap: 18px 16px;
}
.totals .figure dd {
font-size: 24px;
line-height: 32px;
}
.waiting {
grid-column: 1 / -1;
padding-top: 16px;
border-top: 1px solid var(--line);
}
.waiting a {
display: inline-flex;
align-items: center;
gap: 8px;
min-height: 44px;
}
.health-skeleton {
display: grid;
grid-template-columns: repeat(auto-fill, minmax(min(100%, 340px), 1fr));
gap: 12px;
padding: 16px 20px 20px;
}
.health-skeleton .skeleton {
height: 220px;
}
@media (max-width: 870px) {
.columns {
grid-template-columns: minmax(0, 1fr);
}
.hero {
min-height: 0;
}
}
`;var s1=class extends f{constructor(){super(...arguments);this.tick=0}connectedCallback(){super.connectedCallback(),this.timer=setInterval(()=>this.tick+=1,1e3)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer)}render(){let{job:C,server:H}=this.state;return t`
${H.reachable||C?.pause_reason==="server_unavailable"?a:t`<p class="banner tone-warn" role="status">
${p(W)} ${this.speech.t("server_unreachable")}
</p>`}
<div class="columns">
<section class="card pad hero" aria-label=${this.speech.t("section_now")}>
${C?u2(this.speech,C,this.pace,this.renderControls(C)):this.renderIdle()}
</section>
<section class="card pad side">${this.renderTotals()}</section>
</div>
<section class="card" aria-labelledby="health">
<div class="card-head"><h2 id="health">${this.speech.t("section_health")}</h2></div>
${this.renderHealth()}
</section>
`}renderControls(C){return t`<div class="controls">
<psr-scan-controls
.context=${this.context}
.state=${this.state}
.jobs=${this.jobs??[]}
></psr-scan-controls>
${C?t`<a
class="button"
href=${this.address({view:"jobs",jobId:C.job_id})}
@click=${this.follow}
>${this.speech.t("job_log")}${p(j)}</a
>`:a}
</div>`}renderIdle(){let{speech:C}=this,H=this.state.last_job;return H?t`<div class="idle">
<div class="ready">
<span class="badge">${p(_)}</span>
<div>
<h2>${C.t("state_idle")}</h2>
<p class="muted">
${C.window(this.state.settings.window_days)}
${this.state.settings.dry_run?U(C):a}
</p>
</div>
</div>
${this.state.resumable?t`<p class="banner tone-warn">
${p(r1)} ${C.t("resumable")}
</p>`:a}
${this.renderControls(null)}
<div class="times">
<a
class="last"
href=${this.address({view:"jobs",jobId:H.job_id})}
@click=${this.follow}
>
<span class="muted label">${C.t("last_scan")}</span>
<span class="when">
<span title=${C.dateTime(H.finished_at??H.started_at)}
>${C.relative(H.finished_at??H.started_at)}</span
>
${n1(C,H.status)} ${H.dry_run?U(C):a}
</span>
<span class="muted num">${d1(C,H)}</span>
${H.error?t`<span>${C.word("error",H.error)}</span>`:a}
</a>
<div class="next">
<span class="muted label">${C.t("next_scan")}</span>
${this.state.next_run?t`<span title=${C.dateTime(this.state.next_run)}
>${C.relative(this.state.next_run)}</span
><span class="muted num">${C.dateTime(this.state.next_run)}</span>`:t`<span>${C.t("no_schedule")}</span
><span class="muted">${C.t("no_schedule_hint")}</span>`}
</div>
</div>
</div>`:g({path:A1,title:C.t("first_scan_title"),text:C.t("first_scan_text"),actions:this.renderControls(null)})}renderTotals(){let{speech:C}=this,{totals:H,waiting:e,to_review:r}=this.state,M=H.success_rate??C3(H.fixed,H.failed);return t`<h2>${C.t("section_totals")}</h2>
<dl class="totals">
${G(C.t("total_jobs"),C.number(H.jobs))}
${G(C.t("total_checked"),C.number(H.checked))}
${G(C.t("total_fixed"),C.number(H.fixed))}
${G(C.t("total_rate"),M===null?"–":C.percent(M),C.t("total_rate_hint"))}
<div class="waiting">
${G(C.t("waiting"),e===null?"–":C.number(e),C.t("waiting_hint"))}
</div>
${r?this.renderReview(r):a}
</dl>`}renderReview(C){let{speech:H}=this,e=H.number(C);return t`<div class="waiting">
${G(H.t("to_review"),this.context.isAdmin?t`<a
href=${this.address({view:"items",query:{skip:"protected"}})}
aria-label=${`${H.t("to_review")}: ${e}`}
@click=${this.follow}
>${e}${p(j)}</a
>`:e,H.t("to_review_hint"))}
</div>`}renderHealth(){if(!this.jobs)return t`<div class="health-skeleton" aria-hidden="true">
<div class="skeleton"></div>
<div class="skeleton"></div>
</div>`;let C=H3(this.jobs);return C.length?_3(this.speech,C):t`<p class="muted pad">${this.speech.t("health_empty")}</p>`}static{this.styles=[h,P,l1,Z2,T3,P3]}};n([v({attribute:!1})],s1.prototype,"jobs",2),n([v({attribute:!1})],s1.prototype,"pace",2),n([s()],s1.prototype,"tick",2);Z("psr-overview",s1);var B3=l`
:host {
display: grid;
gap: 16px;
grid-template-columns: minmax(0, 1fr);
max-width: 760px;
margin-inline: auto;
width: 100%;
}
form.card,
.more,
.about {
display: grid;
gap: 20px;
}
.row {
display: grid;
grid-template-columns: minmax(0, 1fr) 140px;
align-items: center;
gap: 8px 24px;
}
.row > :last-child {
justify-self: end;
}
.row .field {
width: 100%;
}
.label,
.hint {
display: block;
}
.label {
font-weight: 500;
}
.buttons {
display: flex;
flex-wrap: wrap;
justify-content: flex-end;
gap: 8px;
}
.more .button {
justify-self: start;
}
dl {
display: grid;
gap: 8px;
}
dl div {
display: flex;
justify-content: space-between;
gap: 16px;
}
@media (max-width: 520px) {
.row {
grid-template-columns: minmax(0, 1fr) 100px;
}
}
`;var W1=class extends f{constructor(){super(...arguments);this.draft={};this.busy=!1}get values(){return{...this.state.settings,...this.draft}}render(){let{t:C}=this.speech,H=Object.keys(E2(this.state.settings,this.values)).length>0;return t`
<form class="card pad" @submit=${this.save}>
<div>
<h2>${C("settings_scan")}</h2>
<p class="muted">${C("settings_scan_text")}</p>
</div>
${this.renderNumber("window_days",C("field_days"),C("field_days_hint"),36500)}
${this.renderNumber("max_items",C("field_max_items"),C("field_max_items_hint"),1e6)}
<label class="row">
<span>
<span class="label">${C("field_dry_run")}</span>
<span class="muted hint">${C("field_dry_run_hint")}</span>
</span>
<span class="switch">
<input
type="checkbox"
role="switch"
.checked=${this.values.dry_run}
@change=${e=>this.edit({dry_run:e.target.checked})}
/>
</span>
</label>
<div class="buttons">
${H?t`<button type="button" class="button" @click=${()=>this.draft={}}>
${C("settings_undo")}
</button>`:a}
<button class="button filled" ?disabled=${!H||this.busy}>
${C("settings_save")}
</button>
</div>
</form>
<section class="card pad more">
<div>
<h2>${C("settings_more")}</h2>
<p class="muted">${C("settings_more_text")}</p>
</div>
<a
class="button soft"
href="/config/integrations/integration/plex_smart_refresher#config_entry=${this.context.entryId}"
@click=${this.follow}
>${p(y1)}${C("open_integration")}</a
>
</section>
<section class="card pad about">
<h2>${C("settings_about")}</h2>
<dl>
<div>
<dt class="muted">${C("server")}</dt>
<dd>${this.state.server.title}</dd>
</div>
<div>
<dt class="muted">${C("settings_plex_version")}</dt>
<dd class="num">${this.state.server.version||C("unknown")}</dd>
</div>
<div>
<dt class="muted">${C("settings_reachable")}</dt>
<dd>${C(this.state.server.reachable?"yes":"no")}</dd>
</div>
</dl>
</section>
`}renderNumber(C,H,e,r){return t`<label class="row">
<span>
<span class="label">${H}</span>
<span class="muted hint">${e}</span>
</span>
<span class="field">
<input
type="number"
inputmode="numeric"
name=${C}
min="0"
max=${r}
step="1"
required
.value=${String(this.values[C])}
@input=${M=>{let i=M.target.valueAsNumber;Number.isInteger(i)&&this.edit({[C]:i})}}
/>
</span>
</label>`}edit(C){this.draft={...this.draft,...C}}async save(C){C.preventDefault();let{api:H,notify:e}=this.context;this.busy=!0;try{await H.setSettings(E2(this.state.settings,this.values)),e(this.speech.t("settings_saved")),this.draft={}}catch(r){e(this.speech.error(y(r)),!0)}finally{this.busy=!1}}static{this.styles=[h,B3]}};n([s()],W1.prototype,"draft",2),n([s()],W1.prototype,"busy",2);Z("psr-settings",W1);var B0={overview:V5,jobs:K,items:Q2,settings:y1},R3=["items","settings"],R0=60,F0=1500,b=class extends S{constructor(){super(...arguments);this.narrow=!1;this.at=r5(location.pathname,location.hash);this.announcement="";this.speechKey="";this.epoch=0;this.pace=new r2;this.readAddress=()=>{if(!location.pathname.startsWith("/plex-smart-refresher"))return;let C=r5(location.pathname,location.hash);JSON.stringify(C)!==JSON.stringify(this.at)&&(this.at=C)};this.onLost=()=>{let C=Date.now()/1e3;this.lostTimer??=setTimeout(()=>this.lostAt=C,F0)};this.onReady=()=>{clearTimeout(this.lostTimer),this.lostTimer=void 0,this.lostAt=void 0,this.loadEntries(),this.epoch+=1,this.follow(this.at.entryId)};this.openLink=C=>{C.metaKey||C.ctrlKey||C.shiftKey||C.button!==0||(C.preventDefault(),t1(C.currentTarget.getAttribute("href")))}}set route(C){this.readAddress()}connectedCallback(){super.connectedCallback(),window.addEventListener("location-changed",this.readAddress),window.addEventListener("popstate",this.readAddress),window.addEventListener("hashchange",this.readAddress),this.readAddress(),this.hasUpdated&&this.listen()}disconnectedCallback(){super.disconnectedCallback(),window.removeEventListener("location-changed",this.readAddress),window.removeEventListener("popstate",this.readAddress),window.removeEventListener("hashchange",this.readAddress),this.connection?.removeEventListener("disconnected",this.onLost),this.connection?.removeEventListener("ready",this.onReady),this.connection=void 0,this.unfollow()}firstUpdated(){this.listen()}listen(){this.connection=this.hass.connection,this.connection.addEventListener("disconnected",this.onLost),this.connection.addEventListener("ready",this.onReady),this.loadEntries()}shouldUpdate(C){if(C.size!==1||!C.has("hass"))return!0;let H=C.get("hass");return!H||H.user?.is_admin!==this.hass.user?.is_admin||e1.keyOf(H)!==e1.keyOf(this.hass)}willUpdate(C){let H=e1.keyOf(this.hass);H!==this.speechKey&&(this.speechKey=H,this.speech=new e1(this.hass),this.context=void 0),(C.has("at")||C.has("entries"))&&this.chooseServer(),(C.has("narrow")||!this.context)&&this.makeContext()}makeContext(){this.api&&(this.context={api:this.api,speech:this.speech,isAdmin:this.isAdmin,narrow:this.narrow,entryId:this.api.entryId,epoch:this.epoch,notify:(C,H)=>this.notify(C,H)})}get isAdmin(){return this.hass.user?.is_admin??!1}async loadEntries(){try{this.entries=await f1.entries(this.hass),this.entriesError=void 0}catch(C){this.entriesError=y(C)}}chooseServer(){if(!this.entries)return;let C=this.entries.find(H=>H.state==="loaded")??this.entries[0];if(!this.at.entryId&&C){let{view:H,jobId:e,query:r}=this.at;t1(F({entryId:C.entry_id,view:H,jobId:e,query:r}),!0),this.at={...this.at,entryId:C.entry_id}}this.api?.entryId!==this.at.entryId&&this.follow(this.at.entryId)}follow(C){let H=this.api?.entryId!==C;this.unfollow(),!(!C||!this.entries?.some(e=>e.entry_id===C))&&(H&&(this.serverState=void 0,this.jobs=void 0),this.api=new f1(()=>this.hass,C),this.context=void 0,this.stateError=void 0,this.unsubscribe=this.api.subscribe({onState:e=>this.onState(e),onError:e=>{e.code!=="connection"&&(this.stateError=e)}}),this.requestUpdate())}unfollow(){this.unsubscribe?.(),this.unsubscribe=void 0,this.api?.release(),this.api=void 0,this.context=void 0}onState(C){let H=this.serverState;this.stateError=void 0,this.serverState=C,C.job&&this.pace.add(C.job,Date.now()/1e3),this.announce(H,C),(!this.jobs||H?.last_job?.job_id!==C.last_job?.job_id)&&this.loadJobs()}async loadJobs(){let{api:C}=this;if(C)try{let{jobs:H}=await C.jobs({},R0);C===this.api&&(this.jobs=H)}catch{C===this.api&&(this.jobs??=[])}}announce(C,H){if(!C)return;let{speech:e}=this;H.job?.status==="paused"&&H.job.pause_reason!==C.job?.pause_reason?this.announcement=e.t("live_paused",{reason:q(e,H.job)}):H.job?.status==="running"&&C.job?.status==="paused"?this.announcement=e.t("resumed"):H.job&&H.job.phase&&H.job.phase!==C.job?.phase?this.announcement=e.t("live_phase",{phase:e.word("phase",H.job.phase)}):C.job&&!H.job&&H.last_job&&(this.announcement=e.t("live_finished",{summary:d1(e,H.last_job)}))}notify(C,H=!1){this.announcement=H?C:this.announcement,this.dispatchEvent(new CustomEvent("hass-notification",{detail:{message:C},bubbles:!0,composed:!0}))}render(){return t`<header>
${this.narrow?t`<ha-menu-button .hass=${this.hass} .narrow=${this.narrow}></ha-menu-button>`:a}
<h1 class="ellipsis">${this.speech.t("title")}</h1>
${this.renderServers()} ${this.narrow?a:this.renderTabs()}
</header>
<main id="main" tabindex="-1">
<div class="content">
${this.lostAt===void 0?a:t`<p class="banner tone-warn" role="status">
${p(z2)}
${this.speech.t("connection_lost",{time:this.speech.time(this.lostAt,!0)})}
</p>`}
${this.renderContent()}
</div>
</main>
${this.narrow?this.renderTabs():a}
<div class="visually-hidden" role="status" aria-live="polite">${this.announcement}</div>`}renderServers(){return!this.entries||this.entries.length<2?a:t`<select
class="servers"
aria-label=${this.speech.t("server")}
@change=${C=>t1(F({entryId:C.target.value,view:this.at.view}))}
>
${this.entries.map(C=>t`<option value=${C.entry_id} ?selected=${C.entry_id===this.at.entryId}>
${C.title}
</option>`)}
</select>`}renderTabs(){let{entryId:C}=this.at,H=e5.filter(e=>this.isAdmin||!R3.includes(e));return t`<nav class="tabs" aria-label=${this.speech.t("navigation")}>
${H.map(e=>t`<a
href=${F({entryId:C,view:e})}
aria-current=${e===this.at.view?"page":a}
@click=${this.openLink}
>${p(B0[e])}<span>${this.speech.word("view",e)}</span></a
>`)}
</nav>`}renderContent(){let{speech:C}=this;return this.entriesError&&!this.entries?t`<div class="card">
${T(C,C.error(this.entriesError),()=>{this.loadEntries()})}
</div>`:this.entries?this.entries.length?this.entries.some(H=>H.entry_id===this.at.entryId)?this.stateError&&this.stateError.code!=="not_loaded"?t`<div class="card">
${T(C,C.error(this.stateError),()=>this.follow(this.at.entryId))}
</div>`:this.stateError?this.renderNotice(r1,"not_loaded_title","not_loaded_text",{href:`/config/integrations/integration/plex_smart_refresher#config_entry=${this.at.entryId}`,text:"open_integration"}):!this.serverState||!this.context?this.renderSkeleton():!this.isAdmin&&R3.includes(this.at.view)?this.renderNotice(P1,"admin_only_title","admin_only_text",{href:F({entryId:this.at.entryId}),text:"go_overview"}):this.renderView(this.context,this.serverState):this.renderNotice(W,"unknown_server_title","unknown_server_text",{href:F({entryId:""}),text:"go_overview"}):this.renderNotice(w1,"no_servers_title","no_servers_text",{href:"/_my_redirect/config_flow_start?domain=plex_smart_refresher",text:"add_server"}):this.renderSkeleton()}renderNotice(C,H,e,r){let{t:M}=this.speech,i=r.href.startsWith("/config")||r.href.startsWith("/_my");return t`<div class="card">
${g({path:C,title:M(H),text:M(e),actions:i&&!this.isAdmin?a:t`<a class="button soft" href=${r.href} @click=${this.openLink}
>${M(r.text)}</a
>`})}
</div>`}renderSkeleton(){return t`<div class="card waiting-card" role="status" aria-label=${this.speech.t("loading")}>
${B(4,72)}
</div>`}renderView(C,H){let{at:e}=this;switch(e.view){case"jobs":return e.jobId?t`<psr-job
.context=${C}
.state=${H}
.route=${e}
.pace=${this.pace}
></psr-job>`:t`<psr-jobs .context=${C} .state=${H} .route=${e}></psr-jobs>`;case"items":return t`<psr-items .context=${C} .state=${H} .route=${e}></psr-items>`;case"settings":return t`<psr-settings
.context=${C}
.state=${H}
.route=${e}
></psr-settings>`;default:return t`<psr-overview
.context=${C}
.state=${H}
.route=${e}
.jobs=${this.jobs}
.pace=${this.pace}
></psr-overview>`}}static{this.styles=[h,P,r3]}};n([v({attribute:!1})],b.prototype,"hass",2),n([v({type:Boolean,reflect:!0})],b.prototype,"narrow",2),n([v({attribute:!1})],b.prototype,"panel",2),n([v({attribute:!1})],b.prototype,"route",1),n([s()],b.prototype,"at",2),n([s()],b.prototype,"entries",2),n([s()],b.prototype,"entriesError",2),n([s()],b.prototype,"serverState",2),n([s()],b.prototype,"stateError",2),n([s()],b.prototype,"jobs",2),n([s()],b.prototype,"lostAt",2),n([s()],b.prototype,"announcement",2);Z("plex-smart-refresher-panel",b);export{b as PlexSmartRefresherPanel};
