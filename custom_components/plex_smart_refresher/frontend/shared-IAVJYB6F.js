var K2=Object.defineProperty;var j2=Object.getOwnPropertyDescriptor;var m=(V,C,H,L)=>{for(var M=L>1?void 0:L?j2(C,H):C,r=V.length-1,e;r>=0;r--)(e=V[r])&&(M=(L?e(C,H,M):e(M))||M);return L&&M&&K2(C,H,M),M};var n1=globalThis,z1=V=>V,J=n1.trustedTypes,K1=J?J.createPolicy("lit-html",{createHTML:V=>V}):void 0,l1="$lit$",u=`lit$${Math.random().toFixed(9).slice(2)}$`,v1="?"+u,q2=`<${v1}>`,b=document,N=()=>b.createComment(""),W=V=>V===null||typeof V!="object"&&typeof V!="function",x1=Array.isArray,C2=V=>x1(V)||typeof V?.[Symbol.iterator]=="function",m1=`[ 	
\f\r]`,E=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,j1=/-->/g,q1=/>/g,g=RegExp(`>|${m1}(?:([^\\s"'>=/]+)(${m1}*=${m1}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),J1=/'/g,X1=/"/g,H2=/^(?:script|style|textarea|title)$/i,Z1=V=>(C,...H)=>({_$litType$:V,strings:C,values:H}),o=Z1(1),V2=Z1(2),V3=Z1(3),k=Symbol.for("lit-noChange"),a=Symbol.for("lit-nothing"),Y1=new WeakMap,f=b.createTreeWalker(b,129);function L2(V,C){if(!x1(V)||!V.hasOwnProperty("raw"))throw Error("invalid template strings array");return K1!==void 0?K1.createHTML(C):C}var M2=(V,C)=>{let H=V.length-1,L=[],M,r=C===2?"<svg>":C===3?"<math>":"",e=E;for(let i=0;i<H;i++){let t=V[i],A,p,d=-1,s=0;for(;s<t.length&&(e.lastIndex=s,p=e.exec(t),p!==null);)s=e.lastIndex,e===E?p[1]==="!--"?e=j1:p[1]!==void 0?e=q1:p[2]!==void 0?(H2.test(p[2])&&(M=RegExp("</"+p[2],"g")),e=g):p[3]!==void 0&&(e=g):e===g?p[0]===">"?(e=M??E,d=-1):p[1]===void 0?d=-2:(d=e.lastIndex-p[2].length,A=p[1],e=p[3]===void 0?g:p[3]==='"'?X1:J1):e===X1||e===J1?e=g:e===j1||e===q1?e=E:(e=g,M=void 0);let h=e===g&&V[i+1].startsWith("/>")?" ":"";r+=e===E?t+q2:d>=0?(L.push(A),t.slice(0,d)+l1+t.slice(d)+u+h):t+u+(d===-2?i:h)}return[L2(V,r+(V[H]||"<?>")+(C===2?"</svg>":C===3?"</math>":"")),L]},$=class V{constructor({strings:C,_$litType$:H},L){let M;this.parts=[];let r=0,e=0,i=C.length-1,t=this.parts,[A,p]=M2(C,H);if(this.el=V.createElement(A,L),f.currentNode=this.el.content,H===2||H===3){let d=this.el.content.firstChild;d.replaceWith(...d.childNodes)}for(;(M=f.nextNode())!==null&&t.length<i;){if(M.nodeType===1){if(M.hasAttributes())for(let d of M.getAttributeNames())if(d.endsWith(l1)){let s=p[e++],h=M.getAttribute(d).split(u),q=/([.?@])?(.*)/.exec(s);t.push({type:1,index:r,name:q[2],strings:h,ctor:q[1]==="."?Y:q[1]==="?"?C1:q[1]==="@"?H1:w}),M.removeAttribute(d)}else d.startsWith(u)&&(t.push({type:6,index:r}),M.removeAttribute(d));if(H2.test(M.tagName)){let d=M.textContent.split(u),s=d.length-1;if(s>0){M.textContent=J?J.emptyScript:"";for(let h=0;h<s;h++)M.append(d[h],N()),f.nextNode(),t.push({type:2,index:++r});M.append(d[s],N())}}}else if(M.nodeType===8)if(M.data===v1)t.push({type:2,index:r});else{let d=-1;for(;(d=M.data.indexOf(u,d+1))!==-1;)t.push({type:7,index:r}),d+=u.length-1}r++}}static createElement(C,H){let L=b.createElement("template");return L.innerHTML=C,L}};function y(V,C,H=V,L){if(C===k)return C;let M=L!==void 0?H._$Co?.[L]:H._$Cl,r=W(C)?void 0:C._$litDirective$;return M?.constructor!==r&&(M?._$AO?.(!1),r===void 0?M=void 0:(M=new r(V),M._$AT(V,H,L)),L!==void 0?(H._$Co??=[])[L]=M:H._$Cl=M),M!==void 0&&(C=y(V,M._$AS(V,C.values),M,L)),C}var X=class{constructor(C,H){this._$AV=[],this._$AN=void 0,this._$AD=C,this._$AM=H}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(C){let{el:{content:H},parts:L}=this._$AD,M=(C?.creationScope??b).importNode(H,!0);f.currentNode=M;let r=f.nextNode(),e=0,i=0,t=L[0];for(;t!==void 0;){if(e===t.index){let A;t.type===2?A=new _(r,r.nextSibling,this,C):t.type===1?A=new t.ctor(r,t.name,t.strings,this,C):t.type===6&&(A=new V1(r,this,C)),this._$AV.push(A),t=L[++i]}e!==t?.index&&(r=f.nextNode(),e++)}return f.currentNode=b,M}p(C){let H=0;for(let L of this._$AV)L!==void 0&&(L.strings!==void 0?(L._$AI(C,L,H),H+=L.strings.length-2):L._$AI(C[H])),H++}},_=class V{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(C,H,L,M){this.type=2,this._$AH=a,this._$AN=void 0,this._$AA=C,this._$AB=H,this._$AM=L,this.options=M,this._$Cv=M?.isConnected??!0}get parentNode(){let C=this._$AA.parentNode,H=this._$AM;return H!==void 0&&C?.nodeType===11&&(C=H.parentNode),C}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(C,H=this){C=y(this,C,H),W(C)?C===a||C==null||C===""?(this._$AH!==a&&this._$AR(),this._$AH=a):C!==this._$AH&&C!==k&&this._(C):C._$litType$!==void 0?this.$(C):C.nodeType!==void 0?this.T(C):C2(C)?this.k(C):this._(C)}O(C){return this._$AA.parentNode.insertBefore(C,this._$AB)}T(C){this._$AH!==C&&(this._$AR(),this._$AH=this.O(C))}_(C){this._$AH!==a&&W(this._$AH)?this._$AA.nextSibling.data=C:this.T(b.createTextNode(C)),this._$AH=C}$(C){let{values:H,_$litType$:L}=C,M=typeof L=="number"?this._$AC(C):(L.el===void 0&&(L.el=$.createElement(L2(L.h,L.h[0]),this.options)),L);if(this._$AH?._$AD===M)this._$AH.p(H);else{let r=new X(M,this),e=r.u(this.options);r.p(H),this.T(e),this._$AH=r}}_$AC(C){let H=Y1.get(C.strings);return H===void 0&&Y1.set(C.strings,H=new $(C)),H}k(C){x1(this._$AH)||(this._$AH=[],this._$AR());let H=this._$AH,L,M=0;for(let r of C)M===H.length?H.push(L=new V(this.O(N()),this.O(N()),this,this.options)):L=H[M],L._$AI(r),M++;M<H.length&&(this._$AR(L&&L._$AB.nextSibling,M),H.length=M)}_$AR(C=this._$AA.nextSibling,H){for(this._$AP?.(!1,!0,H);C!==this._$AB;){let L=z1(C).nextSibling;z1(C).remove(),C=L}}setConnected(C){this._$AM===void 0&&(this._$Cv=C,this._$AP?.(C))}},w=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(C,H,L,M,r){this.type=1,this._$AH=a,this._$AN=void 0,this.element=C,this.name=H,this._$AM=M,this.options=r,L.length>2||L[0]!==""||L[1]!==""?(this._$AH=Array(L.length-1).fill(new String),this.strings=L):this._$AH=a}_$AI(C,H=this,L,M){let r=this.strings,e=!1;if(r===void 0)C=y(this,C,H,0),e=!W(C)||C!==this._$AH&&C!==k,e&&(this._$AH=C);else{let i=C,t,A;for(C=r[0],t=0;t<r.length-1;t++)A=y(this,i[L+t],H,t),A===k&&(A=this._$AH[t]),e||=!W(A)||A!==this._$AH[t],A===a?C=a:C!==a&&(C+=(A??"")+r[t+1]),this._$AH[t]=A}e&&!M&&this.j(C)}j(C){C===a?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,C??"")}},Y=class extends w{constructor(){super(...arguments),this.type=3}j(C){this.element[this.name]=C===a?void 0:C}},C1=class extends w{constructor(){super(...arguments),this.type=4}j(C){this.element.toggleAttribute(this.name,!!C&&C!==a)}},H1=class extends w{constructor(C,H,L,M,r){super(C,H,L,M,r),this.type=5}_$AI(C,H=this){if((C=y(this,C,H,0)??a)===k)return;let L=this._$AH,M=C===a&&L!==a||C.capture!==L.capture||C.once!==L.once||C.passive!==L.passive,r=C!==a&&(L===a||M);M&&this.element.removeEventListener(this.name,this,L),r&&this.element.addEventListener(this.name,this,C),this._$AH=C}handleEvent(C){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,C):this._$AH.handleEvent(C)}},V1=class{constructor(C,H,L){this.element=C,this.type=6,this._$AN=void 0,this._$AM=H,this.options=L}get _$AU(){return this._$AM._$AU}_$AI(C){y(this,C)}},L3={M:l1,P:u,A:v1,C:1,L:M2,R:X,D:C2,V:y,I:_,H:w,N:C1,U:H1,B:Y,F:V1},J2=n1.litHtmlPolyfillSupport;J2?.($,_),(n1.litHtmlVersions??=[]).push("3.3.3");var r2=(V,C,H)=>{let L=H?.renderBefore??C,M=L._$litPart$;if(M===void 0){let r=H?.renderBefore??null;L._$litPart$=M=new _(C.insertBefore(N(),r),r,void 0,H??{})}return M._$AI(V),M};var L1=globalThis,M1=L1.ShadowRoot&&(L1.ShadyCSS===void 0||L1.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,s1=Symbol(),e2=new WeakMap,I=class{constructor(C,H,L){if(this._$cssResult$=!0,L!==s1)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=C,this.t=H}get styleSheet(){let C=this.o,H=this.t;if(M1&&C===void 0){let L=H!==void 0&&H.length===1;L&&(C=e2.get(H)),C===void 0&&((this.o=C=new CSSStyleSheet).replaceSync(this.cssText),L&&e2.set(H,C))}return C}toString(){return this.cssText}},t2=V=>new I(typeof V=="string"?V:V+"",void 0,s1),l=(V,...C)=>{let H=V.length===1?V[0]:C.reduce((L,M,r)=>L+(e=>{if(e._$cssResult$===!0)return e.cssText;if(typeof e=="number")return e;throw Error("Value passed to 'css' function must be a 'css' function result: "+e+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(M)+V[r+1],V[0]);return new I(H,V,s1)},i2=(V,C)=>{if(M1)V.adoptedStyleSheets=C.map(H=>H instanceof CSSStyleSheet?H:H.styleSheet);else for(let H of C){let L=document.createElement("style"),M=L1.litNonce;M!==void 0&&L.setAttribute("nonce",M),L.textContent=H.cssText,V.appendChild(L)}},u1=M1?V=>V:V=>V instanceof CSSStyleSheet?(C=>{let H="";for(let L of C.cssRules)H+=L.cssText;return t2(H)})(V):V;var{is:X2,defineProperty:Y2,getOwnPropertyDescriptor:C5,getOwnPropertyNames:H5,getOwnPropertySymbols:V5,getPrototypeOf:L5}=Object,r1=globalThis,o2=r1.trustedTypes,M5=o2?o2.emptyScript:"",r5=r1.reactiveElementPolyfillSupport,U=(V,C)=>V,G={toAttribute(V,C){switch(C){case Boolean:V=V?M5:null;break;case Object:case Array:V=V==null?V:JSON.stringify(V)}return V},fromAttribute(V,C){let H=V;switch(C){case Boolean:H=V!==null;break;case Number:H=V===null?null:Number(V);break;case Object:case Array:try{H=JSON.parse(V)}catch{H=null}}return H}},e1=(V,C)=>!X2(V,C),a2={attribute:!0,type:String,converter:G,reflect:!1,useDefault:!1,hasChanged:e1};Symbol.metadata??=Symbol("metadata"),r1.litPropertyMetadata??=new WeakMap;var S=class extends HTMLElement{static addInitializer(C){this._$Ei(),(this.l??=[]).push(C)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(C,H=a2){if(H.state&&(H.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(C)&&((H=Object.create(H)).wrapped=!0),this.elementProperties.set(C,H),!H.noAccessor){let L=Symbol(),M=this.getPropertyDescriptor(C,L,H);M!==void 0&&Y2(this.prototype,C,M)}}static getPropertyDescriptor(C,H,L){let{get:M,set:r}=C5(this.prototype,C)??{get(){return this[H]},set(e){this[H]=e}};return{get:M,set(e){let i=M?.call(this);r?.call(this,e),this.requestUpdate(C,i,L)},configurable:!0,enumerable:!0}}static getPropertyOptions(C){return this.elementProperties.get(C)??a2}static _$Ei(){if(this.hasOwnProperty(U("elementProperties")))return;let C=L5(this);C.finalize(),C.l!==void 0&&(this.l=[...C.l]),this.elementProperties=new Map(C.elementProperties)}static finalize(){if(this.hasOwnProperty(U("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(U("properties"))){let H=this.properties,L=[...H5(H),...V5(H)];for(let M of L)this.createProperty(M,H[M])}let C=this[Symbol.metadata];if(C!==null){let H=litPropertyMetadata.get(C);if(H!==void 0)for(let[L,M]of H)this.elementProperties.set(L,M)}this._$Eh=new Map;for(let[H,L]of this.elementProperties){let M=this._$Eu(H,L);M!==void 0&&this._$Eh.set(M,H)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(C){let H=[];if(Array.isArray(C)){let L=new Set(C.flat(1/0).reverse());for(let M of L)H.unshift(u1(M))}else C!==void 0&&H.push(u1(C));return H}static _$Eu(C,H){let L=H.attribute;return L===!1?void 0:typeof L=="string"?L:typeof C=="string"?C.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(C=>this.enableUpdating=C),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(C=>C(this))}addController(C){(this._$EO??=new Set).add(C),this.renderRoot!==void 0&&this.isConnected&&C.hostConnected?.()}removeController(C){this._$EO?.delete(C)}_$E_(){let C=new Map,H=this.constructor.elementProperties;for(let L of H.keys())this.hasOwnProperty(L)&&(C.set(L,this[L]),delete this[L]);C.size>0&&(this._$Ep=C)}createRenderRoot(){let C=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return i2(C,this.constructor.elementStyles),C}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(C=>C.hostConnected?.())}enableUpdating(C){}disconnectedCallback(){this._$EO?.forEach(C=>C.hostDisconnected?.())}attributeChangedCallback(C,H,L){this._$AK(C,L)}_$ET(C,H){let L=this.constructor.elementProperties.get(C),M=this.constructor._$Eu(C,L);if(M!==void 0&&L.reflect===!0){let r=(L.converter?.toAttribute!==void 0?L.converter:G).toAttribute(H,L.type);this._$Em=C,r==null?this.removeAttribute(M):this.setAttribute(M,r),this._$Em=null}}_$AK(C,H){let L=this.constructor,M=L._$Eh.get(C);if(M!==void 0&&this._$Em!==M){let r=L.getPropertyOptions(M),e=typeof r.converter=="function"?{fromAttribute:r.converter}:r.converter?.fromAttribute!==void 0?r.converter:G;this._$Em=M;let i=e.fromAttribute(H,r.type);this[M]=i??this._$Ej?.get(M)??i,this._$Em=null}}requestUpdate(C,H,L,M=!1,r){if(C!==void 0){let e=this.constructor;if(M===!1&&(r=this[C]),L??=e.getPropertyOptions(C),!((L.hasChanged??e1)(r,H)||L.useDefault&&L.reflect&&r===this._$Ej?.get(C)&&!this.hasAttribute(e._$Eu(C,L))))return;this.C(C,H,L)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(C,H,{useDefault:L,reflect:M,wrapped:r},e){L&&!(this._$Ej??=new Map).has(C)&&(this._$Ej.set(C,e??H??this[C]),r!==!0||e!==void 0)||(this._$AL.has(C)||(this.hasUpdated||L||(H=void 0),this._$AL.set(C,H)),M===!0&&this._$Em!==C&&(this._$Eq??=new Set).add(C))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(H){Promise.reject(H)}let C=this.scheduleUpdate();return C!=null&&await C,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[M,r]of this._$Ep)this[M]=r;this._$Ep=void 0}let L=this.constructor.elementProperties;if(L.size>0)for(let[M,r]of L){let{wrapped:e}=r,i=this[M];e!==!0||this._$AL.has(M)||i===void 0||this.C(M,void 0,r,i)}}let C=!1,H=this._$AL;try{C=this.shouldUpdate(H),C?(this.willUpdate(H),this._$EO?.forEach(L=>L.hostUpdate?.()),this.update(H)):this._$EM()}catch(L){throw C=!1,this._$EM(),L}C&&this._$AE(H)}willUpdate(C){}_$AE(C){this._$EO?.forEach(H=>H.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(C)),this.updated(C)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(C){return!0}update(C){this._$Eq&&=this._$Eq.forEach(H=>this._$ET(H,this[H])),this._$EM()}updated(C){}firstUpdated(C){}};S.elementStyles=[],S.shadowRootOptions={mode:"open"},S[U("elementProperties")]=new Map,S[U("finalized")]=new Map,r5?.({ReactiveElement:S}),(r1.reactiveElementVersions??=[]).push("2.1.2");var S1=globalThis,v=class extends S{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let C=super.createRenderRoot();return this.renderOptions.renderBefore??=C.firstChild,C}update(C){let H=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(C),this._$Do=r2(H,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return k}};v._$litElement$=!0,v.finalized=!0,S1.litElementHydrateSupport?.({LitElement:v});var e5=S1.litElementPolyfillSupport;e5?.({LitElement:v});(S1.litElementVersions??=[]).push("4.2.2");var t5={attribute:!0,type:String,converter:G,reflect:!1,hasChanged:e1},i5=(V=t5,C,H)=>{let{kind:L,metadata:M}=H,r=globalThis.litPropertyMetadata.get(M);if(r===void 0&&globalThis.litPropertyMetadata.set(M,r=new Map),L==="setter"&&((V=Object.create(V)).wrapped=!0),r.set(H.name,V),L==="accessor"){let{name:e}=H;return{set(i){let t=C.get.call(this);C.set.call(this,i),this.requestUpdate(e,t,V,!0,i)},init(i){return i!==void 0&&this.C(e,void 0,V,i),i}}}if(L==="setter"){let{name:e}=H;return function(i){let t=this[e];C.call(this,i),this.requestUpdate(e,t,V,!0,i)}}throw Error("Unsupported decorator location: "+L)};function x(V){return(C,H)=>typeof H=="object"?i5(V,C,H):((L,M,r)=>{let e=M.hasOwnProperty(r);return M.constructor.createProperty(r,L),e?Object.getOwnPropertyDescriptor(M,r):void 0})(V,C,H)}function Q(V){return x({...V,state:!0,attribute:!1})}var P=(V,C,H)=>(H.configurable=!0,H.enumerable=!0,Reflect.decorate&&typeof C!="object"&&Object.defineProperty(V,C,H),H);function c(V,C){return(H,L,M)=>{let r=e=>e.renderRoot?.querySelector(V)??null;if(C){let{get:e,set:i}=typeof L=="object"?H:M??(()=>{let t=Symbol();return{get(){return this[t]},set(A){this[t]=A}}})();return P(H,L,{get(){let t=e.call(this);return t===void 0&&(t=r(this),(t!==null||this.hasUpdated)&&i.call(this,t)),t}})}return P(H,L,{get(){return r(this)}})}}var c1="M11,15H13V17H11V15M11,7H13V13H11V7M12,2C6.47,2 2,6.5 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4A8,8 0 0,1 20,12A8,8 0 0,1 12,20Z";var o5="M20,11V13H8L13.5,18.5L12.08,19.92L4.16,12L12.08,4.08L13.5,5.5L8,11H20Z";var a5="M4,11V13H16L10.5,18.5L11.92,19.92L19.84,12L11.92,4.08L10.5,5.5L16,11H4Z";var h1="M12 2C17.5 2 22 6.5 22 12S17.5 22 12 22 2 17.5 2 12 6.5 2 12 2M12 4C10.1 4 8.4 4.6 7.1 5.7L18.3 16.9C19.3 15.5 20 13.8 20 12C20 7.6 16.4 4 12 4M16.9 18.3L5.7 7.1C4.6 8.4 4 10.1 4 12C4 16.4 7.6 20 12 20C13.9 20 15.6 19.4 16.9 18.3Z";var O1="M21,7L9,19L3.5,13.5L4.91,12.09L9,16.17L19.59,5.59L21,7Z";var g1="M12 2C6.5 2 2 6.5 2 12S6.5 22 12 22 22 17.5 22 12 17.5 2 12 2M10 17L5 12L6.41 10.59L10 14.17L17.59 6.58L19 8L10 17Z";var f1="M15.41,16.58L10.83,12L15.41,7.41L14,6L8,12L14,18L15.41,16.58Z";var b1="M8.59,16.58L13.17,12L8.59,7.41L10,6L16,12L10,18L8.59,16.58Z";var k1="M19,6.41L17.59,5L12,10.59L6.41,5L5,6.41L10.59,12L5,17.59L6.41,19L12,13.41L17.59,19L19,17.59L13.41,12L19,6.41Z";var y1="M12,2C17.53,2 22,6.47 22,12C22,17.53 17.53,22 12,22C6.47,22 2,17.53 2,12C2,6.47 6.47,2 12,2M15.59,7L12,10.59L8.41,7L7,8.41L10.59,12L7,15.59L8.41,17L12,13.41L15.59,17L17,15.59L13.41,12L17,8.41L15.59,7Z";var A5="M12,8A4,4 0 0,1 16,12A4,4 0 0,1 12,16A4,4 0 0,1 8,12A4,4 0 0,1 12,8M12,10A2,2 0 0,0 10,12A2,2 0 0,0 12,14A2,2 0 0,0 14,12A2,2 0 0,0 12,10M10,22C9.75,22 9.54,21.82 9.5,21.58L9.13,18.93C8.5,18.68 7.96,18.34 7.44,17.94L4.95,18.95C4.73,19.03 4.46,18.95 4.34,18.73L2.34,15.27C2.21,15.05 2.27,14.78 2.46,14.63L4.57,12.97L4.5,12L4.57,11L2.46,9.37C2.27,9.22 2.21,8.95 2.34,8.73L4.34,5.27C4.46,5.05 4.73,4.96 4.95,5.05L7.44,6.05C7.96,5.66 8.5,5.32 9.13,5.07L9.5,2.42C9.54,2.18 9.75,2 10,2H14C14.25,2 14.46,2.18 14.5,2.42L14.87,5.07C15.5,5.32 16.04,5.66 16.56,6.05L19.05,5.05C19.27,4.96 19.54,5.05 19.66,5.27L21.66,8.73C21.79,8.95 21.73,9.22 21.54,9.37L19.43,11L19.5,12L19.43,13L21.54,14.63C21.73,14.78 21.79,15.05 21.66,15.27L19.66,18.73C19.54,18.95 19.27,19.04 19.05,18.95L16.56,17.95C16.04,18.34 15.5,18.68 14.87,18.93L14.5,21.58C14.46,21.82 14.25,22 14,22H10M11.25,4L10.88,6.61C9.68,6.86 8.62,7.5 7.85,8.39L5.44,7.35L4.69,8.65L6.8,10.2C6.4,11.37 6.4,12.64 6.8,13.8L4.68,15.36L5.43,16.66L7.86,15.62C8.63,16.5 9.68,17.14 10.87,17.38L11.24,20H12.76L13.13,17.39C14.32,17.14 15.37,16.5 16.14,15.62L18.57,16.66L19.32,15.36L17.2,13.81C17.6,12.64 17.6,11.37 17.2,10.2L19.31,8.65L18.56,7.35L16.15,8.39C15.38,7.5 14.32,6.86 13.12,6.62L12.75,4H11.25Z";var d5="M5,20H19V18H5M19,9H15V3H9V9H5L12,16L19,9Z";var p5="M2,5.27L3.28,4L20,20.72L18.73,22L15.65,18.92C14.5,19.3 13.28,19.5 12,19.5C7,19.5 2.73,16.39 1,12C1.69,10.24 2.79,8.69 4.19,7.46L2,5.27M12,9A3,3 0 0,1 15,12C15,12.35 14.94,12.69 14.83,13L11,9.17C11.31,9.06 11.65,9 12,9M12,4.5C17,4.5 21.27,7.61 23,12C22.18,14.08 20.79,15.88 19,17.19L17.58,15.76C18.94,14.82 20.06,13.54 20.82,12C19.17,8.64 15.76,6.5 12,6.5C10.91,6.5 9.84,6.68 8.84,7L7.3,5.47C8.74,4.85 10.33,4.5 12,4.5M3.18,12C4.83,15.36 8.24,17.5 12,17.5C12.69,17.5 13.37,17.43 14,17.29L11.72,15C10.29,14.85 9.15,13.71 9,12.28L5.6,8.87C4.61,9.72 3.78,10.78 3.18,12Z",m5="M12,9A3,3 0 0,1 15,12A3,3 0 0,1 12,15A3,3 0 0,1 9,12A3,3 0 0,1 12,9M12,4.5C17,4.5 21.27,7.61 23,12C21.27,16.39 17,19.5 12,19.5C7,19.5 2.73,16.39 1,12C2.73,7.61 7,4.5 12,4.5M3.18,12C4.83,15.36 8.24,17.5 12,17.5C15.76,17.5 19.17,15.36 20.82,12C19.17,8.64 15.76,6.5 12,6.5C8.24,6.5 4.83,8.64 3.18,12Z";var n5="M18,9H16V7H18M18,13H16V11H18M18,17H16V15H18M8,9H6V7H8M8,13H6V11H8M8,17H6V15H8M18,3V5H16V3H8V5H6V3H4V21H6V19H8V21H16V19H18V21H20V3H18Z";var l5="M14.73,20.83L17.58,18L14.73,15.17L16.15,13.76L19,16.57L21.8,13.76L23.22,15.17L20.41,18L23.22,20.83L21.8,22.24L19,19.4L16.15,22.24L14.73,20.83M13,19.88C13.04,20.18 12.94,20.5 12.71,20.71C12.32,21.1 11.69,21.1 11.3,20.71L7.29,16.7C7.06,16.47 6.96,16.16 7,15.87V10.75L2.21,4.62C1.87,4.19 1.95,3.56 2.38,3.22C2.57,3.08 2.78,3 3,3V3H17V3C17.22,3 17.43,3.08 17.62,3.22C18.05,3.56 18.13,4.19 17.79,4.62L13,10.75V19.88M5.04,5L9,10.06V15.58L11,17.58V10.05L14.96,5H5.04Z";var z="M5,19A1,1 0 0,0 6,20H18A1,1 0 0,0 19,19C19,18.79 18.93,18.59 18.82,18.43L13,8.35V4H11V8.35L5.18,18.43C5.07,18.59 5,18.79 5,19M6,22A3,3 0 0,1 3,19C3,18.4 3.18,17.84 3.5,17.37L9,7.81V6A1,1 0 0,1 8,5V4A2,2 0 0,1 10,2H14A2,2 0 0,1 16,4V5A1,1 0 0,1 15,6V7.81L20.5,17.37C20.82,17.84 21,18.4 21,19A3,3 0 0,1 18,22H6M13,16L14.34,14.66L16.27,18H7.73L10.39,13.39L13,16M12.5,12A0.5,0.5 0 0,1 13,12.5A0.5,0.5 0 0,1 12.5,13A0.5,0.5 0 0,1 12,12.5A0.5,0.5 0 0,1 12.5,12Z";var v5="M7,5H21V7H7V5M7,13V11H21V13H7M4,4.5A1.5,1.5 0 0,1 5.5,6A1.5,1.5 0 0,1 4,7.5A1.5,1.5 0 0,1 2.5,6A1.5,1.5 0 0,1 4,4.5M4,10.5A1.5,1.5 0 0,1 5.5,12A1.5,1.5 0 0,1 4,13.5A1.5,1.5 0 0,1 2.5,12A1.5,1.5 0 0,1 4,10.5M7,19V17H21V19H7M4,16.5A1.5,1.5 0 0,1 5.5,18A1.5,1.5 0 0,1 4,19.5A1.5,1.5 0 0,1 2.5,18A1.5,1.5 0 0,1 4,16.5Z";var x5="M13.5,8H12V13L16.28,15.54L17,14.33L13.5,12.25V8M13,3A9,9 0 0,0 4,12H1L4.96,16.03L9,12H6A7,7 0 0,1 13,5A7,7 0 0,1 20,12A7,7 0 0,1 13,19C11.07,19 9.32,18.21 8.06,16.94L6.64,18.36C8.27,20 10.5,21 13,21A9,9 0 0,0 22,12A9,9 0 0,0 13,3";var Z5="M4,1C2.89,1 2,1.89 2,3V7C2,8.11 2.89,9 4,9H1V11H13V9H10C11.11,9 12,8.11 12,7V3C12,1.89 11.11,1 10,1H4M4,3H10V7H4V3M14,13C12.89,13 12,13.89 12,15V19C12,20.11 12.89,21 14,21H11V23H23V21H20C21.11,21 22,20.11 22,19V15C22,13.89 21.11,13 20,13H14M3.88,13.46L2.46,14.88L4.59,17L2.46,19.12L3.88,20.54L6,18.41L8.12,20.54L9.54,19.12L7.41,17L9.54,14.88L8.12,13.46L6,15.59L3.88,13.46M14,15H20V19H14V15Z";var s5="M12,17C10.89,17 10,16.1 10,15C10,13.89 10.89,13 12,13A2,2 0 0,1 14,15A2,2 0 0,1 12,17M18,20V10H6V20H18M18,8A2,2 0 0,1 20,10V20A2,2 0 0,1 18,22H6C4.89,22 4,21.1 4,20V10C4,8.89 4.89,8 6,8H7V6A5,5 0 0,1 12,1A5,5 0 0,1 17,6V8H18M12,3A3,3 0 0,0 9,6V8H15V6A3,3 0 0,0 12,3Z";var w1="M9.5,3A6.5,6.5 0 0,1 16,9.5C16,11.11 15.41,12.59 14.44,13.73L14.71,14H15.5L20.5,19L19,20.5L14,15.5V14.71L13.73,14.44C12.59,15.41 11.11,16 9.5,16A6.5,6.5 0 0,1 3,9.5A6.5,6.5 0 0,1 9.5,3M9.5,5C7,5 5,7 5,9.5C5,12 7,14 9.5,14C12,14 14,12 14,9.5C14,7 12,5 9.5,5Z";var u5="M20.84 2.18L16.91 2.96L19.65 6.5L21.62 6.1L20.84 2.18M13.97 3.54L12 3.93L14.75 7.46L16.71 7.07L13.97 3.54M9.07 4.5L7.1 4.91L9.85 8.44L11.81 8.05L9.07 4.5M4.16 5.5L3.18 5.69C2.1 5.9 1.39 6.96 1.61 8.04L2 10L6.9 9.03L4.16 5.5M20 12V20H4V12H20M22 10H2V20C2 21.11 2.9 22 4 22H20C21.11 22 22 21.11 22 20V10Z";var S5="M21,3V15.5A3.5,3.5 0 0,1 17.5,19A3.5,3.5 0 0,1 14,15.5A3.5,3.5 0 0,1 17.5,12C18.04,12 18.55,12.12 19,12.34V6.47L9,8.6V17.5A3.5,3.5 0 0,1 5.5,21A3.5,3.5 0 0,1 2,17.5A3.5,3.5 0 0,1 5.5,14C6.04,14 6.55,14.12 7,14.34V6L21,3Z";var c5="M14,3V5H17.59L7.76,14.83L9.17,16.24L19,6.41V10H21V3M19,19H5V5H12V3H5C3.89,3 3,3.9 3,5V19A2,2 0 0,0 5,21H19A2,2 0 0,0 21,19V12H19V19Z";var P1="M14,19H18V5H14M6,19H10V5H6V19Z";var K="M13,16V8H15V16H13M9,16V8H11V16H9M12,2A10,10 0 0,1 22,12A10,10 0 0,1 12,22A10,10 0 0,1 2,12A10,10 0 0,1 12,2M12,4A8,8 0 0,0 4,12A8,8 0 0,0 12,20A8,8 0 0,0 20,12A8,8 0 0,0 12,4Z";var t1="M8,5.14V19.14L19,12.14L8,5.14Z";var B1="M22.11 21.46L2.39 1.73L1.11 3L6.25 8.14C6.1 8.41 6 8.7 6 9V14.5L9.5 18V21H14.5V18L15.31 17.2L20.84 22.73L22.11 21.46M13.09 16.59L12.67 17H11.33L10.92 16.59L8 13.67V9.89L13.89 15.78L13.09 16.59M12.2 9L10.2 7H14V3H16V7C17 7 18 8 18 9V14.5L17.85 14.65L16 12.8V9.09C16 9.06 15.95 9 15.92 9H12.2M10 6.8L8 4.8V3H10V6.8Z";var T1="M13,2.03V2.05L13,4.05C17.39,4.59 20.5,8.58 19.96,12.97C19.5,16.61 16.64,19.5 13,19.93V21.93C18.5,21.38 22.5,16.5 21.95,11C21.5,6.25 17.73,2.5 13,2.03M11,2.06C9.05,2.25 7.19,3 5.67,4.26L7.1,5.74C8.22,4.84 9.57,4.26 11,4.06V2.06M4.26,5.67C3,7.19 2.25,9.04 2.05,11H4.05C4.24,9.58 4.8,8.23 5.69,7.1L4.26,5.67M2.06,13C2.26,14.96 3.03,16.81 4.27,18.33L5.69,16.9C4.81,15.77 4.24,14.42 4.06,13H2.06M7.1,18.37L5.67,19.74C7.18,21 9.04,21.79 11,22V20C9.58,19.82 8.23,19.25 7.1,18.37M12.5,7V12.25L17,14.92L16.25,16.15L11,13V7H12.5Z";var h5="M17.65,6.35C16.2,4.9 14.21,4 12,4A8,8 0 0,0 4,12A8,8 0 0,0 12,20C15.73,20 18.84,17.45 19.73,14H17.65C16.83,16.33 14.61,18 12,18A6,6 0 0,1 6,12A6,6 0 0,1 12,6C13.66,6 15.14,6.69 16.22,7.78L13,11H20V4L17.65,6.35Z";var O5="M21.7 13.6L20.4 12.3C20.3 12.2 20.2 12.1 20 12.1C19.9 12.1 19.7 12.2 19.6 12.3L18.6 13.3L20.6 15.3L21.6 14.3C21.9 14.1 21.9 13.8 21.7 13.6M12 19.9V22H14.1L20.2 15.9L18.2 13.8L12 19.9M10 22.3C5.9 20.3 3 15.8 3 11V5L12 1L21 5V8.1L19 10.1V6.3L12 3.2L5 6.3V11.2C5 14.7 7.2 18.3 10 20.1V22.3Z";var g5="M19 17H22L18 21L14 17H17V3H19M2 17H12V19H2M6 5V7H2V5M2 11H9V13H2V11Z";var f5="M19 7H22L18 3L14 7H17V21H19M2 17H12V19H2M6 5V7H2V5M2 11H9V13H2V11Z";var _1="M18,18H6V6H18V18Z";var b5="M8.16,3L6.75,4.41L9.34,7H4C2.89,7 2,7.89 2,9V19C2,20.11 2.89,21 4,21H20C21.11,21 22,20.11 22,19V9C22,7.89 21.11,7 20,7H14.66L17.25,4.41L15.84,3L12,6.84L8.16,3M4,9H17V19H4V9M19.5,9A1,1 0 0,1 20.5,10A1,1 0 0,1 19.5,11A1,1 0 0,1 18.5,10A1,1 0 0,1 19.5,9M19.5,12A1,1 0 0,1 20.5,13A1,1 0 0,1 19.5,14A1,1 0 0,1 18.5,13A1,1 0 0,1 19.5,12Z";var R1="M3,17V19H9V17H3M3,5V7H13V5H3M13,21V19H21V17H13V15H11V21H13M7,9V11H3V13H7V15H9V9H7M21,13V11H11V13H21M15,9H17V7H21V5H17V3H15V9Z";var k5="M19,5V7H15V5H19M9,5V11H5V5H9M19,13V19H15V13H19M9,17V19H5V17H9M21,3H13V9H21V3M11,3H3V13H11V3M21,11H13V21H21V11M11,15H3V21H11V15Z";var n=(V,C="")=>o`<svg
class="icon"
viewBox="0 0 24 24"
role=${C?"img":"presentation"}
aria-label=${C||a}
aria-hidden=${C?"false":"true"}
>
${V2`<path d=${V}></path>`}
</svg>`;var A2={running:"accent",paused:"warn",success:"good",failed:"bad",cancelled:"plain",interrupted:"warn"},d2={healthy:"good",fixed:"good",partly_fixed:"warn",unresolved:"warn",timed_out:"warn",errored:"bad",would_refresh:"info"},X3={debug:"plain",info:"info",warning:"warn",error:"bad"};var B=["collect","inspect","refresh","verify"];var V0=V=>V.status==="running"||V.status==="paused",y5=45,w5=3,i1=class{constructor(){this.samples=[];this.watched=""}add(C,H){let L=`${C.job_id} ${C.phase}`;if(L!==this.watched){this.watched=L;let r=C.phase?C.phase_times[C.phase]:void 0;this.samples=r!==void 0&&H>r?[{time:r,done:0}]:[]}C.status==="paused"&&(this.samples=[]),this.samples.push({time:H,done:C.done});let M=H-y5;for(;this.samples.length>2&&this.samples[1].time<M;)this.samples.shift()}get perSecond(){let[C,H]=[this.samples[0],this.samples.at(-1)];return!C||!H||H.time-C.time<w5?null:Math.max(0,H.done-C.done)/(H.time-C.time)}timeLeft(C){let H=this.perSecond;return!H||!C.total?null:Math.max(0,C.total-C.done)/H}},P5={running:"active",paused:"paused"};function p2(V){let C=V.phase?B.indexOf(V.phase):-1,H=B.map((L,M)=>V.status==="success"?[L,V.phase_times[L]?"done":"ahead"]:M===C?[L,P5[V.status]??"ahead"]:[L,M<C?"done":"ahead"]);return Object.fromEntries(H)}function L0(V,C){let L=B.slice(0,V.phase?B.indexOf(V.phase)+1:0).filter(r=>V.phase_times[r]!==void 0),M=V.finished_at??C;return Object.fromEntries(L.map((r,e)=>{let i=L[e+1],t=i?V.phase_times[i]:M;return[r,Math.max(0,t-V.phase_times[r])]}))}var o1=V=>V.partly_fixed+V.unresolved+V.timed_out+V.errored;function M0(V,C){return V+C?100*V/(V+C):null}function B5({checked:V,defective:C}){return V?100*(V-C)/V:null}function r0(V){let C=new Map;for(let H of V)if(!H.options.item_count)for(let L of H.libraries){let M=B5(L);if(M===null)continue;let r=H.finished_at??H.started_at,e=C.get(L.library_id);e||(e={health:L,time:r,defects:T5(L),trend:[]},C.set(L.library_id,e));let{checked:i,defective:t,is_complete:A}=L;A===e.health.is_complete&&e.trend.unshift({time:r,share:M,checked:i,defective:t})}return[...C.values()].sort((H,L)=>H.health.title.localeCompare(L.health.title))}function T5(V){return Object.entries(V.defects).filter(([,C])=>C>0).sort((C,H)=>H[1]-C[1])}function e0(V){let[C,H]=[V[0],V.at(-1)];return C&&H&&C!==H?H.share-C.share:null}function t0(V,C,H){if(!V.length)return[];let L=Math.min(...V),M=Math.max(...V),r=Math.max(M-L,2),e=(M+L)/2,i=V.length>1?C/(V.length-1):0;return V.map((t,A)=>[V.length>1?A*i:C,H/2-(t-e)/r*H*.8])}var _5=5e3,R5=365;function F1(V,C,H){let L=V.days??C.options.window_days,M=V.max_items??C.options.max_items,i=(V.libraries?.length?C.libraries.filter(({library_id:A})=>V.libraries.includes(A)):C.libraries).map(A=>F5(A.library_id,L,H)).map(A=>M?Math.min(M,A??M):A);if(i.some(A=>A===null))return{isLarge:L===0||L>R5,items:null};let t=i.reduce((A,p)=>A+(p??0),0);return{isLarge:t>_5,items:t}}function F5(V,C,H){for(let L of H){if(L.status!=="success"||L.options.item_count||L.options.max_items||L.options.window_days!==C)continue;let M=L.libraries.find(r=>r.library_id===V);if(M)return M.checked}return null}function i0(V,C){return Object.fromEntries(Object.entries(C).filter(([H,L])=>V[H]!==L))}var a1=(V,C,H="",L="")=>o`<span class="chip tone-${C}" title=${L||a}
>${H?n(H):a}${V}</span
>`,D5={running:T1,paused:K,success:g1,failed:y1,cancelled:h1,interrupted:B1},m0=(V,C)=>a1(V.word("status",C),A2[C]??"plain",D5[C]),m2=V=>a1(V.name("switch.dry_run"),"info",z),n0=(V,C,H=null)=>a1(V.word("result",C),d2[C]??"plain","",H?V.word("skip_reason",H):""),l0=(V,C)=>o`<span class="chips"
>${C.map(H=>a1(V.word("defect",H),"plain"))}</span
>`,n2=(V,C)=>C.pause_reason?V.word("pause_reason",C.pause_reason):"";function v0(V,C){let{tally:H}=C,L=o1(H),M=[V.plural("summary_checked",H.checked)];return C.dry_run?M.push(V.plural("summary_would",H.would_refresh)):(H.fixed&&M.push(V.plural("summary_fixed",H.fixed)),L&&M.push(V.plural("summary_failed",L)),!H.defective&&C.status==="success"&&M.push(V.t("summary_none"))),M.join(" · ")}var l2=(V,C,H="",L="plain")=>o`<div class="figure tone-${L}" title=${H||a}>
<dt>${V}</dt>
<dd class="num">${C}</dd>
</div>`,E5=({path:V,title:C,text:H,actions:L})=>o`<div class="empty">
<span class="badge">${n(V)}</span>
<h2>${C}</h2>
${H?o`<p>${H}</p>`:a}
${L?o`<div class="actions">${L}</div>`:a}
</div>`,x0=(V,C,H)=>E5({path:c1,title:C,actions:o`<button class="button soft" @click=${H}>${V.t("retry")}</button>`}),Z0=(V,C)=>o`<div class="skeleton-rows" aria-hidden="true">
${Array.from({length:V},()=>o`<div class="skeleton" style="height:${C-16}px;margin:8px 0"></div>`)}
</div>`,s0=(V,C)=>V.codes(C).map(H=>({value:H,label:V.word(C,H)})),u0=(V,C,H,L,M)=>o`<select
class="field ${C?"active":""}"
aria-label=${V}
.value=${C}
@change=${r=>L(r.target.value)}
>
<option value="" ?selected=${!C}>${M}</option>
${H.map(r=>o`<option value=${r.value} ?selected=${r.value===C}>
${r.label}
</option>`)}
</select>`,S0=(V,C,H,L)=>o`<label class="field search">
${n(w1)}
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
${n(k1)}
</button>`:a}
</label>`,c0=(V,C,H,L,M)=>o`<nav class="pager" aria-label=${V.t("pages")} ?hidden=${L<=H&&!C}>
<span class="num muted"
>${V.t("page_of",{from:V.number(L?C+1:0),to:V.number(Math.min(C+H,L)),total:V.number(L)})}</span
>
<button
class="icon-button"
aria-label=${V.t("page_previous")}
?disabled=${C<=0}
@click=${()=>M(Math.max(0,C-H))}
>
${n(f1)}
</button>
<button
class="icon-button"
aria-label=${V.t("page_next")}
?disabled=${C+H>=L}
@click=${()=>M(C+H)}
>
${n(b1)}
</button>
</nav>`;var v2={title:"Plex Refresher",server:"Server",libraries:"Mediatheken",library:"Mediathek",view_overview:"Übersicht",view_jobs:"Aufträge",view_items:"Titel",view_options:"Optionen",navigation:"Ansichten",loading:"Wird geladen",retry:"Erneut versuchen",cancel_dialog:"Abbrechen",clear_search:"Suche leeren",clear_filters:"Filter zurücksetzen",all:"Alle",yes:"Ja",no:"Nein",unknown:"Unbekannt",show_table:"Als Tabelle anzeigen",connection_lost:"Verbindung unterbrochen. Die Anzeige ist von {time} und wird automatisch aktualisiert.",admin_only_title:"Nur für Administratoren",admin_only_text:"Titel, Protokolle und Optionen sind nur für Administratoren sichtbar.",no_servers_title:"Noch kein Plex-Server",no_servers_text:"Sobald Plex Smart Refresher unter Einstellungen › Geräte & Dienste hinzugefügt ist, erscheint der Server hier.",add_server:"Server hinzufügen",not_loaded_title:"Dieser Server ist nicht bereit",not_loaded_text:"Home Assistant hat ihn nicht geladen: Er startet vielleicht noch, ist deaktiviert oder braucht Aufmerksamkeit. Diese Seite versucht es weiter.",open_integration:"Integration öffnen",unknown_server_title:"Server nicht gefunden",unknown_server_text:"Die Adresse nennt einen Server, den es nicht mehr gibt.",go_overview:"Zur Übersicht",dry_run_hint:"Findet Mängel, ohne etwas zu ändern",pause_hint:"Startet keine neuen Aktualisierungen, bis der Scan fortgesetzt wird; laufende werden noch kontrolliert",start_instead_hint:"Beginnt von vorn; der unterbrochene Scan lässt sich dann nicht mehr fortsetzen",cancelling:"Wird abgebrochen …",scan_options:"Scan mit anderen Optionen",started:"Scan gestartet",cancelled:"Scan abgebrochen",paused:"Scan pausiert",resumed:"Scan fortgesetzt",resumable:"Der letzte Scan wurde unterbrochen. Er lässt sich dort fortsetzen, wo er war.",dialog_options_title:"Scan mit anderen Optionen",dialog_options_text:"Diese Optionen gelten nur für diesen Scan.",dialog_large_title:"Großen Scan starten?",dialog_large_known:"Dieser Scan prüft etwa {count} Titel.",dialog_large_unknown:"Dieser Scan umfasst {window}. Auf einem großen Server kann das Stunden dauern.",dialog_large_text:"Mangelhafte Titel werden nach und nach aktualisiert. Abbrechen ist jederzeit möglich.",dialog_large_dry:"Das ist ein Probelauf. Nichts wird geändert.",dialog_cancel_title:"Diesen Scan abbrechen?",dialog_cancel_text:"Erledigtes bleibt erledigt. Titel in Arbeit erhalten kein Ergebnis und werden vom nächsten Scan wieder geprüft.",keep_scanning:"Weiter scannen",keep_paused:"Pausiert lassen",field_libraries_hint:"Ohne Auswahl werden alle geprüft",field_days_hint:"Nur Titel, die in dieser Zahl von Tagen hinzugekommen sind, werden geprüft; 0 prüft ganze Mediatheken",field_max_items_hint:"0 bedeutet ohne Grenze",field_dry_run_hint:"Findet Mängel, ohne auf dem Server etwas zu ändern",window_all:"ganze Mediatheken",window_days_one:"den letzten Tag",window_days_other:"die letzten {count} Tage",no_limit:"Ohne Grenze",state_idle:"Bereit",state_running:"Scan läuft",state_refreshing_items:"Titel werden aktualisiert",now_working:"Jetzt",progress_done:"{done} von {total}",pace_one:"{count} Titel/min",pace_other:"{count} Titel/min",time_left:"Noch etwa {time}",time_left_phase:"Noch etwa {time} in dieser Phase",time_left_unknown:"Restzeit wird ermittelt …",running_since:"Läuft seit {time}",since:"Seit {time} ({duration})",paused_since:"Pausiert seit {time} ({duration})",live_phase:"Phase: {phase}",live_paused:"Scan pausiert. {reason}",live_finished:"Scan beendet. {summary}",phase_collect_hint:"Listet die Mediatheken auf",phase_inspect_hint:"Sucht fehlende Metadaten",phase_refresh_hint:"Lässt Plex neu abrufen",phase_verify_hint:"Wartet auf die letzten Ergebnisse",phase_state_done:"erledigt",phase_state_active:"läuft",phase_state_paused:"pausiert",phase_state_ahead:"steht noch aus",tally:"Ergebnisse",tally_checked:"Geprüft",tally_defective:"Mangelhaft",tally_failed:"Nicht behoben",protected_somehow:"Eine Aktualisierung würde manuelle Änderungen verwerfen.",protected_itself:"Der Titel hat keine Zuordnung, aber gesperrte Felder ({fields}): Eine Aktualisierung würde sie verwerfen.",protected_below:"{title}, ein Titel darunter, hat keine Zuordnung, aber gesperrte Felder ({fields}): Eine Aktualisierung würde sie verwerfen.",protected_pictures:"Eine Aktualisierung könnte selbst gewählte Bilder ersetzen: Die {count} Bilder darunter sind zu viele, um sie zu schützen.",field_name_title:"Titel",field_name_titleSort:"Sortiertitel",field_name_summary:"Beschreibung",field_name_thumb:"Poster",field_name_art:"Hintergrund",field_name_year:"Jahr",field_name_genre:"Genre",pause_until_resumed:"Der Scan bleibt pausiert, bis ihn jemand fortsetzt.",pause_until_available:"Der Scan versucht es von selbst wieder und gibt nach der längsten Pause auf, die in den Optionen steht.",pause_until_over:"Der Scan geht von selbst weiter, sobald das vorbei ist, oder nach der längsten Pause, die in den Optionen steht.",error_unknown:"Ein unerwarteter Fehler. Einzelheiten stehen im Protokoll von Home Assistant.",error_request_failed:"Der Plex-Server hat die Anfrage abgelehnt.",error_not_loaded:"Dieser Server ist nicht bereit.",error_not_found:"Das gibt es nicht mehr.",error_unauthorized:"Das dürfen nur Administratoren.",error_connection:"Home Assistant antwortet nicht.",section_now:"Jetzt",section_health:"Zustand der Mediatheken",section_totals:"Seit Beginn",no_schedule:"Kein Zeitplan",no_schedule_hint:"Auf der Seite der Integration lässt sich einer hinzufügen",waiting_hint:"Fehlgeschlagene Titel, die ein späterer Scan wieder versucht",to_review_hint:"Titel, die Scans überspringen, weil eine Aktualisierung manuelle Änderungen verwerfen würde",total_rate_hint:"Aktualisierte Titel, bei denen alle Mängel behoben sind",first_scan_title:"Bereit für den ersten Scan",first_scan_text:"Ein Probelauf sucht fehlende Poster, Beschreibungen und Zuordnungen und ändert nichts. Danach zeigt diese Seite den Zustand jeder Mediathek.",health_empty:"Nach dem ersten Scan steht hier der Zustand jeder Mediathek.",health_share:"{percent} ohne Mängel",health_checked_one:"{count} Titel geprüft",health_checked_other:"{count} Titel geprüft",health_partial:"Nur Zeitfenster",health_partial_hint:"Der Scan hat einen Teil der Mediathek geprüft",no_defects:"Keine Mängel",health_trend:"Verlauf über {count} Scans: von {first} auf {last}",health_trend_none:"Ein Verlauf erscheint nach dem zweiten Scan",health_up:"+{points} Punkte",health_down:"−{points} Punkte",health_same:"Unverändert",column_share:"Ohne Mängel",summary_fixed_one:"{count} behoben",summary_fixed_other:"{count} behoben",summary_failed_one:"{count} nicht behoben",summary_failed_other:"{count} nicht behoben",summary_would_one:"{count} würde aktualisiert",summary_would_other:"{count} würden aktualisiert",summary_none:"Nichts zu beheben",summary_checked_one:"{count} geprüft",summary_checked_other:"{count} geprüft",jobs_empty_title:"Noch keine Aufträge",jobs_empty_text:"Jeder Scan erscheint hier als Auftrag, mit Protokoll und dem Ergebnis jedes Titels.",jobs_no_match_title:"Kein Auftrag passt zu diesen Filtern",job_of:"Auftrag vom {time}",job_missing_title:"Auftrag nicht gefunden",job_missing_text:"Alte Aufträge werden nach einiger Zeit entfernt.",job_all:"Alle Aufträge",job_phases:"Phasen",job_log:"Protokoll",job_scope_items_one:"{count} ausgewählter Titel",job_scope_items_other:"{count} ausgewählte Titel",job_max_refreshes:"Höchstzahl der Aktualisierungen",job_trigger:"Gestartet",job_finished:"Beendet",job_pause:"Grund der Pause",restored:"Von der Aktualisierung verschlechtert und wiederhergestellt: {what}",before:"Vorher",after:"Nachher",job_items_empty:"Kein Titel brauchte eine Aktualisierung.",job_items_empty_running:"Noch keine Ergebnisse.",job_items_no_match:"Kein Titel hat dieses Ergebnis.",log_level:"Mindeststufe",level_debug:"Debug",level_info:"Info",level_warning:"Warnung",level_error:"Fehler",log_search:"Protokoll durchsuchen",log_download:"Herunterladen",log_follow:"Neueste Zeilen",log_live:"Live",log_empty:"Das Protokoll ist leer.",log_no_match:"Keine Zeile passt.",log_lines_one:"{count} Zeile",log_lines_other:"{count} Zeilen",log_older:"Keine älteren Zeilen passen",log_beginning:"Anfang des Protokolls",log_to_item:"Titel anzeigen",log_region:"Protokollzeilen",items_search:"Titel durchsuchen",items_empty_title:"Noch keine mangelhaften Titel",items_empty_text:"Titel, die ein Scan mangelhaft findet, stehen hier mit ihren Ergebnissen.",items_no_match_title:"Kein Titel passt",items_no_match_text:"Ein anderes Wort oder weniger Filter helfen vielleicht.",all_items:"Alle Titel",review_note:"Scans überspringen diese Titel, weil eine Aktualisierung manuelle Änderungen verwerfen würde. Wird ein Titel in Plex von Hand zugeordnet, nimmt der nächste Scan ihn von dieser Liste; sonst lässt er sich ignorieren.",review_empty_title:"Nichts zu prüfen",review_empty_text:"Kein Titel ist wegen manueller Änderungen geschützt.",filter_defect:"Mangel",filter_result:"Ergebnis",filter_open:"Nur offene",sort_by:"Sortieren nach",sort_last_seen:"Zuletzt gesehen",sort_title:"Titel",sort_attempts:"Versuche",sort_next_attempt:"Nächster Versuch",descending:"Absteigend",ascending:"Aufsteigend",selected_one:"{count} ausgewählt",selected_other:"{count} ausgewählt",select_all:"Alle auf dieser Seite auswählen",select_item:"{title} auswählen",clear_selection:"Auswahl aufheben",refresh_now:"Jetzt aktualisieren",refresh_anyway:"Trotzdem aktualisieren",ignore:"Ignorieren",unignore:"Nicht mehr ignorieren",open_in_plex:"In Plex öffnen",item_actions:"Aktionen für {title}",attempts_one:"{count} Versuch",attempts_other:"{count} Versuche",next_attempt:"Nächster Versuch {time}",next_attempt_due:"Nächster Versuch fällig",seen:"Gesehen {time}",items_ignored_one:"{count} Titel wird ignoriert",items_ignored_other:"{count} Titel werden ignoriert",items_unignored_one:"{count} Titel wird nicht mehr ignoriert",items_unignored_other:"{count} Titel werden nicht mehr ignoriert",items_refreshing_one:"{count} Titel wird aktualisiert",items_refreshing_other:"{count} Titel werden aktualisiert",one_item:"Nur ein Titel",page_of:"{from}–{to} von {total}",page_previous:"Vorherige Seite",page_next:"Nächste Seite",pages:"Seiten",options_scan:"Optionen für Scans",options_scan_text:"Sie gelten für jeden Scan, der nichts anderes angibt.",options_save:"Speichern",options_saved:"Gespeichert",options_undo:"Änderungen verwerfen",options_more:"Alle anderen Optionen",options_more_text:"Mediatheken, Ebenen, Tempo, neue Versuche und Aufbewahrung stehen in den Optionen der Integration.",options_about:"Über",card_name:"Plex Smart Refresher",card_description:"Zeigt Fortschritt und Ergebnis von Scans, mit Tasten zum Steuern",card_missing:"Bitte in der Konfiguration der Karte einen Server auswählen.",card_open:"Plex Refresher öffnen",card_field_title:"Titel",card_field_actions:"Tasten anzeigen",card_last:"Letzter Scan {time}"};var A1={title:"Plex Refresher",server:"Server",libraries:"Libraries",library:"Library",view_overview:"Overview",view_jobs:"Jobs",view_items:"Items",view_options:"Options",navigation:"Views",loading:"Loading",retry:"Try again",cancel_dialog:"Cancel",clear_search:"Clear search",clear_filters:"Clear filters",all:"All",yes:"Yes",no:"No",unknown:"Unknown",show_table:"Show as table",connection_lost:"Connection lost. The data is from {time} and updates when the connection is back.",admin_only_title:"Administrators only",admin_only_text:"Only administrators can see titles, logs, and options.",no_servers_title:"No Plex server yet",no_servers_text:"Add Plex Smart Refresher under Settings › Devices & services, and your server appears here.",add_server:"Add server",not_loaded_title:"This server is not ready",not_loaded_text:"Home Assistant has not loaded it. It may still be starting, be disabled, or need your attention. This page keeps trying.",open_integration:"Open integration",unknown_server_title:"Server not found",unknown_server_text:"The address refers to a server that no longer exists.",go_overview:"Go to overview",dry_run_hint:"Finds defects without changing anything",pause_hint:"Starts no new refreshes until you resume; refreshes in progress are still verified",start_instead_hint:"Starts from the beginning; the interrupted scan can then no longer be resumed",cancelling:"Cancelling…",scan_options:"Scan with other options",started:"Scan started",cancelled:"Scan cancelled",paused:"Scan paused",resumed:"Scan resumed",resumable:"The last scan was interrupted. You can resume it where it stopped.",dialog_options_title:"Scan with other options",dialog_options_text:"These options apply to this scan only.",dialog_large_title:"Start a large scan?",dialog_large_known:"This scan inspects about {count} items.",dialog_large_unknown:"This scan covers {window}. On a large server, that can take hours.",dialog_large_text:"Defective items are refreshed a few at a time. You can cancel at any time.",dialog_large_dry:"This is a dry run. Nothing is changed.",dialog_cancel_title:"Cancel this scan?",dialog_cancel_text:"Completed work is kept. Items in progress get no result and are inspected again by the next scan.",keep_scanning:"Keep scanning",keep_paused:"Keep paused",field_libraries_hint:"If none is selected, all are scanned",field_days_hint:"Only items added within this many days are scanned; 0 scans entire libraries",field_max_items_hint:"0 means no limit",field_dry_run_hint:"Finds defects without changing anything on the server",window_all:"entire libraries",window_days_one:"the last day",window_days_other:"the last {count} days",no_limit:"No limit",state_idle:"Ready",state_running:"Scanning",state_refreshing_items:"Refreshing items",now_working:"Now",progress_done:"{done} of {total}",pace_one:"{count} item/min",pace_other:"{count} items/min",time_left:"About {time} left",time_left_phase:"About {time} left in this phase",time_left_unknown:"Estimating the time left…",running_since:"Running for {time}",since:"Since {time} ({duration})",paused_since:"Paused since {time} ({duration})",live_phase:"Phase: {phase}",live_paused:"Scan paused. {reason}",live_finished:"Scan finished. {summary}",phase_collect_hint:"Lists the libraries",phase_inspect_hint:"Finds missing metadata",phase_refresh_hint:"Has Plex fetch metadata again",phase_verify_hint:"Waits for the remaining results",phase_state_done:"done",phase_state_active:"in progress",phase_state_paused:"paused",phase_state_ahead:"pending",tally:"Results",tally_checked:"Checked",tally_defective:"Defective",tally_failed:"Not fixed",protected_somehow:"A refresh would discard manual edits.",protected_itself:"It has no match, but it has locked fields ({fields}) that a refresh would discard.",protected_below:"{title}, below it, has no match, but it has locked fields ({fields}) that a refresh would discard.",protected_pictures:"A refresh could replace pictures that somebody chose: the {count} pictures below it are too many to protect.",field_name_title:"title",field_name_titleSort:"sort title",field_name_summary:"summary",field_name_thumb:"poster",field_name_art:"background",field_name_year:"year",field_name_genre:"genre",pause_until_resumed:"The scan stays paused until someone resumes it.",pause_until_available:"The scan retries on its own, and gives up after the maximum pause set in the options.",pause_until_over:"The scan resumes on its own once this is over, or after the maximum pause set in the options.",error_unknown:"Unexpected error. Home Assistant’s log has the details.",error_request_failed:"The Plex server refused the request.",error_not_loaded:"This server is not ready.",error_not_found:"This no longer exists.",error_unauthorized:"Only administrators can do this.",error_connection:"Home Assistant does not respond.",section_now:"Now",section_health:"Library health",section_totals:"All time",no_schedule:"No schedule",no_schedule_hint:"Add one on the integration page",waiting_hint:"Failed items that a later scan tries again",to_review_hint:"Items that scans skip because a refresh would discard manual edits",total_rate_hint:"Refreshed items with all defects fixed",first_scan_title:"Ready for the first scan",first_scan_text:"A dry run finds missing posters, summaries, and matches without changing anything. Afterwards, this page shows the health of each library.",health_empty:"The health of each library appears here after the first scan.",health_share:"{percent} without defects",health_checked_one:"{count} item checked",health_checked_other:"{count} items checked",health_partial:"Window only",health_partial_hint:"The scan covered only part of the library",no_defects:"No defects",health_trend:"Trend over {count} scans: from {first} to {last}",health_trend_none:"A trend appears after the second scan",health_up:"+{points} points",health_down:"−{points} points",health_same:"Unchanged",column_share:"Without defects",summary_fixed_one:"{count} fixed",summary_fixed_other:"{count} fixed",summary_failed_one:"{count} not fixed",summary_failed_other:"{count} not fixed",summary_would_one:"{count} would be refreshed",summary_would_other:"{count} would be refreshed",summary_none:"Nothing to fix",summary_checked_one:"{count} checked",summary_checked_other:"{count} checked",jobs_empty_title:"No jobs yet",jobs_empty_text:"Each scan appears here as a job, with its log and the result of each item.",jobs_no_match_title:"No jobs match these filters",job_of:"Job from {time}",job_missing_title:"Job not found",job_missing_text:"Old jobs are removed after a while.",job_all:"All jobs",job_phases:"Phases",job_log:"Log",job_scope_items_one:"{count} selected item",job_scope_items_other:"{count} selected items",job_max_refreshes:"Maximum refreshes",job_trigger:"Started",job_finished:"Finished",job_pause:"Pause reason",restored:"The refresh made this worse. Restored: {what}",before:"Before",after:"After",job_items_empty:"No items needed a refresh.",job_items_empty_running:"No results yet.",job_items_no_match:"No items have this result.",log_level:"Minimum level",level_debug:"Debug",level_info:"Info",level_warning:"Warning",level_error:"Error",log_search:"Search the log",log_download:"Download",log_follow:"Newest lines",log_live:"Live",log_empty:"The log is empty.",log_no_match:"No lines match.",log_lines_one:"{count} line",log_lines_other:"{count} lines",log_older:"No older lines match",log_beginning:"Start of the log",log_to_item:"Show item",log_region:"Log lines",items_search:"Search titles",items_empty_title:"No defective items yet",items_empty_text:"Items that a scan finds defective are listed here with their results.",items_no_match_title:"No items match",items_no_match_text:"Try another word or fewer filters.",all_items:"All items",review_note:"Scans skip these items because a refresh would discard manual edits. Match an item in Plex (Fix Match), and the next scan removes it from this list; or ignore it.",review_empty_title:"Nothing to review",review_empty_text:"No items are protected because of manual edits.",filter_defect:"Defect",filter_result:"Result",filter_open:"Open only",sort_by:"Sort by",sort_last_seen:"Last seen",sort_title:"Title",sort_attempts:"Attempts",sort_next_attempt:"Next attempt",descending:"Descending",ascending:"Ascending",selected_one:"{count} selected",selected_other:"{count} selected",select_all:"Select all on this page",select_item:"Select {title}",clear_selection:"Clear selection",refresh_now:"Refresh now",refresh_anyway:"Refresh anyway",ignore:"Ignore",unignore:"Stop ignoring",open_in_plex:"Open in Plex",item_actions:"Actions for {title}",attempts_one:"{count} attempt",attempts_other:"{count} attempts",next_attempt:"Next attempt {time}",next_attempt_due:"Next attempt due",seen:"Seen {time}",items_ignored_one:"{count} item ignored",items_ignored_other:"{count} items ignored",items_unignored_one:"{count} item no longer ignored",items_unignored_other:"{count} items no longer ignored",items_refreshing_one:"Refreshing {count} item",items_refreshing_other:"Refreshing {count} items",one_item:"One item only",page_of:"{from}–{to} of {total}",page_previous:"Previous page",page_next:"Next page",pages:"Pages",options_scan:"Scan options",options_scan_text:"These apply to every scan that does not set its own.",options_save:"Save",options_saved:"Saved",options_undo:"Undo changes",options_more:"All other options",options_more_text:"Libraries, levels, refresh rate, retries, and retention are in the options of the integration.",options_about:"About",card_name:"Plex Smart Refresher",card_description:"Shows the progress and result of scans, with buttons to control them",card_missing:"Choose a server in the card’s configuration.",card_open:"Open Plex Refresher",card_field_title:"Title",card_field_actions:"Show buttons",card_last:"Last scan {time}"};var x2={en:A1,de:v2},d1=V=>x2[V.split("-")[0]??""]?V.split("-")[0]:"en",D1=(V,C)=>V.replace(/\{(\w+)\}/g,(H,L)=>String(C[L]??H));function Z2(V){let C=x2[d1(V)];return(H,L={})=>D1(C[H]??A1[H]??H,L)}function s2(V,C,H,L,M,r={}){let e=new Intl.PluralRules(d1(C)).select(L)==="one"?"one":"other";return V(`${H}_${e}`,{count:M,...r})}var u2=V=>V in A1;var p1="plex_smart_refresher/",S2="/api/plex_smart_refresher/";function E1(V){let{code:C,message:H,translation_key:L,translation_placeholders:M}=V??{};return typeof V=="number"||typeof C=="number"?{code:"connection",message:""}:{code:String(L??C??"unknown"),message:String(H??V),values:M??{}}}var c2=V=>Object.fromEntries(Object.entries(V).filter(([,C])=>C!==""&&C!==void 0)),N1=2e3,N5=["selector","entity","exceptions"],R=class V{constructor(C,H){this.hass=C;this.entryId=H;this.thumbs=new Map}static async entries(C){return(await C.callWS({type:`${p1}entries`})).entries}static async words(C,H){let L=r=>C.callWS({type:"frontend/get_translations",language:d1(H),category:r,integration:["plex_smart_refresher"]}),M=await Promise.all(N5.map(L));return Object.assign({},...M.map(({resources:r})=>r))}call(C,H={}){return this.hass().callWS({type:p1+C,entry_id:this.entryId,...c2(H)})}jobs(C,H,L=0){return this.call("jobs",{...C,limit:H,offset:L})}async job(C){return(await this.call("job",{job_id:C})).job}jobItems(C,H,L,M){return this.call("job_items",{job_id:C,result:H,limit:L,offset:M})}log(C,H,L,M){return this.call("log",{job_id:C,...H,limit:L,before_id:M})}items(C,H,L){return this.call("items",{...C,limit:H,offset:L})}start(C){return this.call("start",C)}cancel(){return this.call("cancel")}pause(){return this.call("pause")}resume(){return this.call("resume")}refreshItems(C,H){return this.call("refresh_items",{rating_keys:C,force:H})}ignore(C,H){return this.call("ignore",{rating_keys:C,ignored:H})}setOptions(C){return this.call("set_options",C)}subscribe(C){let H;return this.follow({type:`${p1}subscribe`,entry_id:this.entryId},L=>L.type==="unloaded"?!1:(L.type==="state"?H=L.state:H&&(H={...H,...L.state}),H&&C.onState(H),!0),L=>C.onError(L))}subscribeLog(C,H,L,M,r){return this.follow({type:`${p1}subscribe_log`,entry_id:this.entryId,job_id:C,limit:L,...c2(H)},({initial:e,...i})=>(M(i,e),!0),r)}follow(C,H,L){let M=!1,r,e,i=p=>{p?.then(d=>d()).catch(()=>{})},t=()=>{M||(r=setTimeout(A,N1))},A=()=>{let p=this.hass().connection.subscribeMessage(d=>{M||e!==p||H(d)||(e=void 0,i(p),L({code:"not_loaded",message:""}),t())},C);e=p,p.catch(d=>{e=void 0,!M&&(L(E1(d)),t())})};return A(),()=>{M=!0,clearTimeout(r),i(e)}}thumb(C){let H=this.thumbs.get(C);return H||(H=this.fetchThumb(C).catch(()=>""),this.thumbs.set(C,H),this.forgetOldThumbs()),H}static{this.MAX_THUMBS=400}async fetchThumb(C){let H=`${S2}${this.entryId}/thumb/${encodeURIComponent(C)}`,L=await this.hass().fetchWithAuth(H);return L.status!==200?"":URL.createObjectURL(await L.blob())}forgetOldThumbs(){for(let[C,H]of this.thumbs){if(this.thumbs.size<=V.MAX_THUMBS)return;this.thumbs.delete(C),H.then(L=>L&&URL.revokeObjectURL(L))}}release(){for(let C of this.thumbs.values())C.then(H=>H&&URL.revokeObjectURL(H));this.thumbs.clear()}async logAddress(C){let H=`${S2}${this.entryId}/log/${encodeURIComponent(C)}`,L=await this.hass().callWS({type:"auth/sign_path",path:H,expires:30});return this.hass().hassUrl?.(L.path)??L.path}};function F(V,C){customElements.get(V)||customElements.define(V,C)}var h2=V=>({locale:V.locale,serverZone:V.config.time_zone});function $1({locale:V}){switch(V.number_format){case"comma_decimal":return"en-US";case"decimal_comma":return"de";case"space_comma":return"fr";case"quote_decimal":return"de-CH";case"system":return;default:return V.language}}function O2(V,C,H=0){return new Intl.NumberFormat($1(V),{maximumFractionDigits:H,minimumFractionDigits:H,useGrouping:V.locale.number_format!=="none"}).format(C)}function g2(V,C,H=0){let L=10**-H,M=C>0&&C<100?Math.min(Math.max(C,L),100-L):C;return new Intl.NumberFormat($1(V),{style:"percent",maximumFractionDigits:H,minimumFractionDigits:H}).format(M/100)}var f2=({locale:V,serverZone:C})=>V.time_zone==="server"?C:void 0;function W5({locale:V}){if(V.time_format==="12")return!0;if(V.time_format==="24")return!1}var $5=({locale:V})=>V.time_format==="system"?void 0:V.language;function I1(V,C,H=!1){return new Intl.DateTimeFormat($5(V),{hour:"2-digit",minute:"2-digit",second:H?"2-digit":void 0,hour12:W5(V),timeZone:f2(V)}).format(C*1e3)}var I5={DMY:["day","month","year"],MDY:["month","day","year"],YMD:["year","month","day"]};function b2(V,C){let H=I5[V.locale.date_format],L=V.locale.date_format==="system"?void 0:V.locale.language,M=new Intl.DateTimeFormat(L,{year:"numeric",month:H?"2-digit":"short",day:H?"2-digit":"numeric",timeZone:f2(V)}).formatToParts(C*1e3);if(!H)return M.map(i=>i.value).join("");let r=i=>M.find(t=>t.type===i)?.value??"",e=M.find(i=>i.type==="literal")?.value.trim()||"/";return H.map(r).join(V.locale.date_format==="YMD"?"-":e)}var k2=(V,C)=>`${b2(V,C)}, ${I1(V,C)}`,U5=[["day",86400],["hour",3600],["minute",60]];function y2(V,C,H){let L=C-H;if(Math.abs(L)>30*86400)return b2(V,C);let M=new Intl.RelativeTimeFormat(V.locale.language,{numeric:"auto"});for(let[r,e]of U5)if(Math.abs(L)>=e)return M.format(Math.trunc(L/e),r);return M.format(0,"second")}var W1=(V,C,H)=>new Intl.NumberFormat($1(V)??V.locale.language,{style:"unit",unit:H,unitDisplay:"short",maximumFractionDigits:0}).format(C);function w2(V,C){let H=Math.max(0,Math.round(C)),[L,M,r]=[Math.floor(H/3600),Math.floor(H/60)%60,H%60],e=[];return L&&e.push(W1(V,L,"hour")),M&&e.push(W1(V,M,"minute")),!L&&(r||!M)&&e.push(W1(V,r,"second")),e.join(" ")}function P2(V){return V<10?Math.max(1,Math.ceil(V)):V<60?Math.ceil(V/5)*5:V<600?Math.ceil(V/15)*15:Math.ceil(V/60)*60}function B0(V,C){let H=C.trim().toLocaleLowerCase();if(!H)return[{text:V,hit:!1}];let L=V.toLocaleLowerCase();if(L.length!==V.length)return[{text:V,hit:!1}];let M=[],r=0;for(let e=L.indexOf(H);e>=0;e=L.indexOf(H,r))e>r&&M.push({text:V.slice(r,e),hit:!1}),r=e+H.length,M.push({text:V.slice(e,r),hit:!0});return r<V.length&&M.push({text:V.slice(r),hit:!1}),M}var B2="component.plex_smart_refresher.",U1={defect:"selector.defect.options.*",result:"selector.result.options.*",skip_reason:"selector.skip_reason.options.*",restored:"selector.restored_field.options.*",media_type:"selector.media_type.options.*",status:"selector.job_status.options.*",trigger:"selector.job_trigger.options.*",pause_reason:"selector.pause_reason.options.*",minimum_level:"selector.log_level.options.*",phase:"entity.sensor.phase.state.*",error:"exceptions.*.message"},T=class{constructor(C,H={}){this.words=H;this.plural=(C,H,L={})=>s2(this.t,this.language,C,H,this.number(H),L);this.number=(C,H=0)=>O2(this.formatting,C,H);this.percent=(C,H=0)=>g2(this.formatting,C,H);this.time=(C,H=!1)=>I1(this.formatting,C,H);this.dateTime=C=>k2(this.formatting,C);this.moment=C=>Date.now()/1e3-C<86400?this.time(C):this.dateTime(C);this.relative=C=>y2(this.formatting,C,Date.now()/1e3);this.duration=C=>w2(this.formatting,C);this.word=(C,H,L={})=>this.find(U1[C].replace("*",H),L)??H.replaceAll("_"," ");this.codes=C=>{let[H,L]=`${B2}${U1[C]}`.split("*");return Object.keys(this.words).filter(M=>M.startsWith(H)&&M.endsWith(L)).map(M=>M.slice(H.length,M.length-L.length))};this.name=C=>this.find(`entity.${C}.name`)??C.split(".").at(-1).replaceAll("_"," ");this.error=({code:C,message:H,values:L})=>{let M=`error_${C}`;return this.find(U1.error.replace("*",C),L)??(u2(M)?this.t(M):H||this.t("error_unknown"))};this.failure=C=>this.error({code:C,message:""});this.window=C=>C?this.plural("window_days",C):this.t("window_all");this.language=C.locale?.language??C.language,this.t=Z2(this.language),this.formatting=h2(C)}static keyOf(C){return JSON.stringify([C.locale,C.config.time_zone])}find(C,H={}){let L=this.words[B2+C];return L===void 0?void 0:D1(L,H)}};var G1=new WeakMap,T2=class{constructor(C){this.host=C;this.isReady=!1;this.key="";C.addController(this)}hostDisconnected(){clearTimeout(this.timer),this.key=""}update(C){let H=T.keyOf(C);if(H===this.key)return;this.key=H,clearTimeout(this.timer),this.localizer=new T(C);let L=G1.get(C.connection)?.get(this.localizer.language);this.isReady=L!==void 0,L?this.localizer=new T(C,L):this.load(C,H)}async load(C,H){let{language:L}=this.localizer;try{let M=await R.words(C,L),r=G1.get(C.connection)??new Map;G1.set(C.connection,r.set(L,M)),H===this.key&&(this.localizer=new T(C,M))}catch{H===this.key&&(this.timer=setTimeout(()=>{this.load(C,H)},N1))}H===this.key&&(this.isReady=!0,this.host.requestUpdate())}};var Q1="/plex-smart-refresher",Q5=["overview","jobs","items","options"],_2=V=>Q5.includes(V),z5=V=>{try{return decodeURIComponent(V)}catch{return V}};function E0(V,C){let L=(V.startsWith(Q1)?V.slice(Q1.length):V).split("/").filter(Boolean).map(z5),M=L[0]??"",[r,e,i]=_2(M)?["",M,L[1]]:[M,L[1],L[2]],t=e!==void 0&&_2(e)?e:"overview";return{entryId:r??"",view:t,jobId:t==="jobs"?i??"":"",query:Object.fromEntries(new URLSearchParams(C.replace(/^#/,"")))}}function N0(V){let C=[V.entryId,V.view??"overview",V.jobId??""].filter(Boolean),H=new URLSearchParams(Object.entries(V.query??{}).filter(([,M])=>M)),L=H.size?`#${H}`:"";return`${Q1}/${C.map(encodeURIComponent).join("/")}${L}`}function W0(V,C=!1){C?history.replaceState(history.state,"",V):history.pushState(null,"",V),window.dispatchEvent(new CustomEvent("location-changed",{detail:{replace:C}}))}var R2=class{constructor(C,H,L,M=()=>{}){this.host=C;this.hass=H;this.jobCount=L;this.onChange=M;this.pace=new i1;C.addController(this)}hostDisconnected(){this.stop()}follow(C){let H=this.entryId!==C;this.stop(),this.entryId=C,this.error=void 0,H&&(this.state=void 0,this.jobs=void 0),C&&(this.api=new R(this.hass,C),this.unsubscribe=this.api.subscribe({onState:L=>this.take(L),onError:L=>{this.error=L,this.host.requestUpdate()}})),this.host.requestUpdate()}stop(){this.unsubscribe?.(),this.unsubscribe=void 0,this.api?.release(),this.api=void 0,this.entryId=void 0}take(C){let H=this.state;this.state=C,this.error=void 0,C.job&&this.pace.add(C.job,Date.now()/1e3),this.onChange(H,C),(!this.jobs||H?.last_job?.job_id!==C.last_job?.job_id)&&this.loadJobs(),this.host.requestUpdate()}async loadJobs(){let{api:C}=this,H=await C?.jobs({},this.jobCount).catch(()=>{});C===this.api&&(this.jobs=H?.jobs??this.jobs??[],this.host.requestUpdate())}};var F2=l`
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
`;var D2=l`
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
`;var E2=l`
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
`;var N2=l`
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
`;var D=[N2,F2,E2,D2];var W2=(V,C)=>o`<div
class="bar ${C.status}"
role="progressbar"
aria-label=${V.name("sensor.progress")}
aria-valuemin="0"
aria-valuemax="100"
aria-valuenow=${Math.round(C.progress)}
>
<span style="transform:scaleX(${C.progress/100})"></span>
</div>`;function $2(V,C){let H=p2(C);return o`<ol class="phases">
${B.map((L,M)=>{let r=H[L];return o`<li
class=${r}
title=${V.t(`phase_${L}_hint`)}
aria-current=${r==="active"||r==="paused"?"step":a}
>
<span class="dot num" aria-hidden="true"
>${r==="done"?n(O1):M+1}</span
>
<span class="ellipsis">${V.word("phase",L)}</span>
<span class="visually-hidden">${V.t(`phase_state_${r}`)}</span>
</li>`})}
</ol>`}function I2(V,C,H){let L=V.t("progress_done",{done:V.number(C.done),total:V.number(C.total)}),M=[C.total?L:"",...C.status==="paused"?[]:K5(V,C,H)];return o`<p class="pace num">
${M.filter(Boolean).map(r=>o`<span>${r}</span>`)}
</p>`}function K5(V,C,H){let L=H.perSecond,M=H.timeLeft(C),r=C.phase==="refresh"||C.phase==="verify";return[L?V.plural("pace",Math.round(L*60)):"",M===null?V.t("time_left_unknown"):V.t(r?"time_left":"time_left_phase",{time:V.duration(P2(M))})]}function U2(V,C,H){let L=o1(C),M=[[V.t("tally_checked"),C.checked,"plain",!0],[V.word("result","healthy"),C.healthy,"plain",!0],[V.t("tally_defective"),C.defective,"plain",!0],[V.word("result","would_refresh"),C.would_refresh,"info",H],[V.word("result","fixed"),C.fixed,"good",!H],[V.t("tally_failed"),L,L?"warn":"plain",!H],[V.word("result","skipped"),C.skipped,"plain",!0],[V.word("result","gone"),C.gone,"plain",!H]];return o`<dl class="tally" aria-label=${V.t("tally")}>
${M.filter(([,,,r])=>r).map(([r,e,i])=>l2(r,V.number(e),"",i))}
</dl>`}var p7=l`
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
`;var j5=(V,C)=>C.status==="paused"?V.t("paused"):V.t(C.options.item_count?"state_refreshing_items":"state_running"),q5={user:"pause_until_resumed",server_unavailable:"pause_until_available",provider_down:"pause_until_available"},J5=(V,C)=>o`<p class="banner pause-note tone-warn">
${n(K)}
<span
><span class="reason">${n2(V,C)}</span>
${C.pause_reason?V.t(q5[C.pause_reason]??"pause_until_over"):a}</span
>
</p>`,X5=(V,C,H="paused_since")=>C.paused_at===null?V.t("running_since",{time:V.duration(Date.now()/1e3-C.started_at)}):V.t(H,{time:V.moment(C.paused_at),duration:V.duration(Date.now()/1e3-C.paused_at)}),Z7=(V,C,H,L)=>o`<div class="running">
<div class="headline">
<div class="what">
<h2>${j5(V,C)} ${C.dry_run?m2(V):a}</h2>
<p class="muted num">${X5(V,C,"since")}</p>
</div>
<span class="percent num" aria-hidden="true">${V.percent(C.progress)}</span>
</div>
${W2(V,C)} ${$2(V,C)}
${C.status==="paused"?J5(V,C):a}
<div class="now">
${C.current===void 0||C.status==="paused"?a:o`<p class="ellipsis current" title=${C.current||a}>
<span class="muted">${V.t("now_working")}</span> ${C.current||"…"}
</p>`}
${I2(V,C,H)}
</div>
${U2(V,C.tally,C.dry_run)} ${L}
</div>`;var G2=l`
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
`;var j=class extends v{constructor(){super(...arguments);this.heading=""}show(){this.updateComplete.then(()=>this.dialog.open||this.dialog.showModal())}close(){this.dialog.close()}render(){return o`<dialog aria-labelledby="heading" @click=${this.closeOutside} @close=${this.closed}>
<div class="sheet">
<h2 id="heading">${this.heading}</h2>
<slot></slot>
<div class="actions"><slot name="actions"></slot></div>
</div>
</dialog>`}closeOutside(H){H.target===this.dialog&&this.close()}closed(){this.dispatchEvent(new CustomEvent("closed"))}static{this.styles=[D,G2]}};m([x()],j.prototype,"heading",2),m([c("dialog")],j.prototype,"dialog",2);F("psr-dialog",j);var Q2=l`
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
`;var Y5=36500,C3=1e6,O=class extends v{constructor(){super(...arguments);this.draft={libraries:[],days:0,max_items:0,dry_run:!1}}show(){let{window_days:H,max_items:L,dry_run:M}=this.state.options;this.draft={libraries:[],days:H,max_items:L,dry_run:M},this.dialog.show()}render(){let{t:H,name:L}=this.context.localizer,{draft:M}=this;return o`<psr-dialog heading=${H("dialog_options_title")}>
<form @submit=${this.choose}>
<p class="muted">${H("dialog_options_text")}</p>
${this.renderLibraries()}
${this.renderNumber("days",L("number.window_days"),H("field_days_hint"),Y5)}
${this.renderNumber("max_items",L("number.max_items"),H("field_max_items_hint"),C3)}
<label class="switch">
<input
type="checkbox"
role="switch"
.checked=${M.dry_run}
@change=${r=>this.draft={...M,dry_run:r.target.checked}}
/>
<span>${L("switch.dry_run")}</span>
</label>
</form>
<button slot="actions" class="button" @click=${()=>this.dialog.close()}>
${H("cancel_dialog")}
</button>
<button slot="actions" class="button filled" @click=${()=>this.form.requestSubmit()}>
${L(M.dry_run?"button.start_dry_run":"button.start_scan")}
</button>
</psr-dialog>`}renderLibraries(){let{t:H}=this.context.localizer;return o`<fieldset>
<legend>${H("libraries")}</legend>
<p class="muted hint">${H("field_libraries_hint")}</p>
${this.state.libraries.map(({library_id:L,title:M})=>o`<label class="check">
<input
type="checkbox"
.checked=${this.draft.libraries.includes(L)}
@change=${r=>this.pick(L,r)}
/>
<span>${M}</span>
</label>`)}
</fieldset>`}renderNumber(H,L,M,r){return o`<label class="number">
<span>${L}</span>
<span class="field">
<input
type="number"
inputmode="numeric"
min="0"
max=${r}
step="1"
required
.value=${String(this.draft[H])}
@input=${e=>this.draft={...this.draft,[H]:e.target.valueAsNumber||0}}
/>
</span>
<span class="muted hint">${M}</span>
</label>`}pick(H,L){let M=this.draft.libraries.filter(e=>e!==H),{checked:r}=L.target;this.draft={...this.draft,libraries:r?[...M,H]:M}}choose(H){H.preventDefault(),this.dialog.close(),this.dispatchEvent(new CustomEvent("chosen",{detail:this.draft}))}static{this.styles=[D,Q2]}};m([x({attribute:!1})],O.prototype,"context",2),m([x({attribute:!1})],O.prototype,"state",2),m([Q()],O.prototype,"draft",2),m([c("psr-dialog")],O.prototype,"dialog",2),m([c("form")],O.prototype,"form",2);F("psr-scan-options",O);var z2=l`
.row {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 8px;
}
`;var Z=class extends v{constructor(){super(...arguments);this.jobs=[];this.compact=!1;this.busy="";this.asked={}}render(){return this.context.isAdmin?o`<div class="row">
${this.state.job?this.renderActive(this.state.job):this.renderStart()}
</div>
${this.renderLargeDialog()} ${this.renderCancelDialog()}
${this.compact?a:this.renderOptionsDialog()}`:a}renderStart(){let{t:H,name:L}=this.context.localizer;return o`${this.state.resumable?this.renderResume():a}
<button
class="button ${this.state.resumable?"soft":"filled"}"
title=${this.state.resumable?H("start_instead_hint"):a}
?disabled=${this.busy!==""}
@click=${()=>this.ask({dry_run:!1})}
>
${n(t1)}${L("button.start_scan")}
</button>
<button
class="button soft"
title=${H("dry_run_hint")}
?disabled=${this.busy!==""}
@click=${()=>this.ask({dry_run:!0})}
>
${n(z)}${L("button.start_dry_run")}
</button>
${this.compact?a:o`<button
class="icon-button"
title=${H("scan_options")}
aria-label=${H("scan_options")}
?disabled=${this.busy!==""}
@click=${()=>this.options.show()}
>
${n(R1)}
</button>`}`}renderActive(H){let{t:L,name:M}=this.context.localizer;return o`${H.status==="paused"?this.renderResume():this.renderPause()}
<button
class="button danger-soft"
?disabled=${this.busy!==""}
@click=${()=>this.cancelDialog.show()}
>
${n(_1)}${this.busy==="cancel"?L("cancelling"):M("button.cancel_scan")}
</button>`}renderPause(){let{t:H,name:L}=this.context.localizer;return o`<button
class="button soft"
title=${H("pause_hint")}
?disabled=${this.busy!==""}
@click=${()=>this.attempt("pause",()=>this.context.api.pause(),H("paused"))}
>
${n(P1)}${L("button.pause_scan")}
</button>`}renderResume(){let{t:H,name:L}=this.context.localizer;return o`<button
class="button filled"
?disabled=${this.busy!==""}
@click=${()=>this.attempt("resume",()=>this.context.api.resume(),H("resumed"))}
>
${n(t1)}${L("button.resume_scan")}
</button>`}renderLargeDialog(){let{t:H,name:L,number:M,window:r}=this.context.localizer,{items:e}=F1(this.asked,this.state,this.jobs),i=this.asked.days??this.state.options.window_days;return o`<psr-dialog id="large" heading=${H("dialog_large_title")}>
<p>
${e===null?H("dialog_large_unknown",{window:r(i)}):H("dialog_large_known",{count:M(e)})}
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
${L(this.asked.dry_run?"button.start_dry_run":"button.start_scan")}
</button>
</psr-dialog>`}renderCancelDialog(){let{t:H,name:L}=this.context.localizer;return o`<psr-dialog id="cancel" heading=${H("dialog_cancel_title")}>
<p>${H("dialog_cancel_text")}</p>
<button slot="actions" class="button" @click=${()=>this.cancelDialog.close()}>
${H(this.state.job?.status==="paused"?"keep_paused":"keep_scanning")}
</button>
<button slot="actions" class="button danger" @click=${this.cancel}>
${L("button.cancel_scan")}
</button>
</psr-dialog>`}renderOptionsDialog(){return o`<psr-scan-options
.context=${this.context}
.state=${this.state}
@chosen=${({detail:H})=>this.ask(H)}
></psr-scan-options>`}async ask(H){if(this.asked=H,F1(H,this.state,this.jobs).isLarge){this.largeDialog.show();return}await this.start(H)}start(H){let L={...H};L.libraries?.length||delete L.libraries;let{t:M}=this.context.localizer;return this.attempt("start",()=>this.context.api.start(L),M("started"))}async cancel(){this.cancelDialog.close();let{t:H}=this.context.localizer;await this.attempt("cancel",()=>this.context.api.cancel(),H("cancelled"))}async attempt(H,L,M){let{notify:r,localizer:e}=this.context;this.busy=H;try{await L(),r(M)}catch(i){r(e.error(E1(i)),!0)}finally{this.busy=""}}static{this.styles=[D,z2]}};m([x({attribute:!1})],Z.prototype,"context",2),m([x({attribute:!1})],Z.prototype,"state",2),m([x({attribute:!1})],Z.prototype,"jobs",2),m([x({type:Boolean})],Z.prototype,"compact",2),m([Q()],Z.prototype,"busy",2),m([Q()],Z.prototype,"asked",2),m([c("#large")],Z.prototype,"largeDialog",2),m([c("#cancel")],Z.prototype,"cancelDialog",2),m([c("psr-scan-options")],Z.prototype,"options",2);F("psr-scan-controls",Z);export{m as a,l as b,o as c,V2 as d,k as e,a as f,L3 as g,v as h,x as i,Q as j,c as k,X3 as l,B as m,V0 as n,L0 as o,M0 as p,B5 as q,r0 as r,e0 as s,t0 as t,i0 as u,c1 as v,o5 as w,a5 as x,g1 as y,b1 as z,k1 as A,A5 as B,d5 as C,p5 as D,m5 as E,n5 as F,l5 as G,v5 as H,x5 as I,Z5 as J,s5 as K,w1 as L,u5 as M,S5 as N,c5 as O,K as P,t1 as Q,B1 as R,T1 as S,h5 as T,O5 as U,g5 as V,f5 as W,b5 as X,k5 as Y,n as Z,a1 as _,m0 as $,m2 as aa,n0 as ba,l0 as ca,n2 as da,v0 as ea,l2 as fa,E5 as ga,x0 as ha,Z0 as ia,s0 as ja,u0 as ka,S0 as la,c0 as ma,Z2 as na,u2 as oa,E1 as pa,R as qa,F as ra,B0 as sa,T as ta,T2 as ua,Q1 as va,Q5 as wa,E0 as xa,N0 as ya,W0 as za,R2 as Aa,F2 as Ba,D as Ca,W2 as Da,$2 as Ea,I2 as Fa,U2 as Ga,p7 as Ha,j5 as Ia,X5 as Ja,Z7 as Ka};
