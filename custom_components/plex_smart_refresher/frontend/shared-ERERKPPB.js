var K5=Object.defineProperty;var j5=Object.getOwnPropertyDescriptor;var n=(V,C,H,L)=>{for(var e=L>1?void 0:L?j5(C,H):C,M=V.length-1,r;M>=0;M--)(r=V[M])&&(e=(L?r(C,H,e):r(e))||e);return L&&e&&K5(C,H,e),e};var D1=globalThis,u2=V=>V,t1=D1.trustedTypes,Z2=t1?t1.createPolicy("lit-html",{createHTML:V=>V}):void 0,N1="$lit$",c=`lit$${Math.random().toFixed(9).slice(2)}$`,$1="?"+c,J5=`<${$1}>`,P=document,U=()=>P.createComment(""),G=V=>V===null||typeof V!="object"&&typeof V!="function",I1=Array.isArray,O2=V=>I1(V)||typeof V?.[Symbol.iterator]=="function",E1=`[ 	
\f\r]`,z=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,c2=/-->/g,S2=/>/g,w=RegExp(`>|${E1}(?:([^\\s"'>=/]+)(${E1}*=${E1}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),h2=/'/g,g2=/"/g,_2=/^(?:script|style|textarea|title)$/i,W1=V=>(C,...H)=>({_$litType$:V,strings:C,values:H}),o=W1(1),d1=W1(2),B0=W1(3),T=Symbol.for("lit-noChange"),a=Symbol.for("lit-nothing"),f2=new WeakMap,y=P.createTreeWalker(P,129);function b2(V,C){if(!I1(V)||!V.hasOwnProperty("raw"))throw Error("invalid template strings array");return Z2!==void 0?Z2.createHTML(C):C}var k2=(V,C)=>{let H=V.length-1,L=[],e,M=C===2?"<svg>":C===3?"<math>":"",r=z;for(let t=0;t<H;t++){let i=V[t],A,p,d=-1,Z=0;for(;Z<i.length&&(r.lastIndex=Z,p=r.exec(i),p!==null);)Z=r.lastIndex,r===z?p[1]==="!--"?r=c2:p[1]!==void 0?r=S2:p[2]!==void 0?(_2.test(p[2])&&(e=RegExp("</"+p[2],"g")),r=w):p[3]!==void 0&&(r=w):r===w?p[0]===">"?(r=e??z,d=-1):p[1]===void 0?d=-2:(d=r.lastIndex-p[2].length,A=p[1],r=p[3]===void 0?w:p[3]==='"'?g2:h2):r===g2||r===h2?r=w:r===c2||r===S2?r=z:(r=w,e=void 0);let b=r===w&&V[t+1].startsWith("/>")?" ":"";M+=r===z?i+J5:d>=0?(L.push(A),i.slice(0,d)+N1+i.slice(d)+c+b):i+c+(d===-2?t:b)}return[b2(V,M+(V[H]||"<?>")+(C===2?"</svg>":C===3?"</math>":"")),L]},Q=class V{constructor({strings:C,_$litType$:H},L){let e;this.parts=[];let M=0,r=0,t=C.length-1,i=this.parts,[A,p]=k2(C,H);if(this.el=V.createElement(A,L),y.currentNode=this.el.content,H===2||H===3){let d=this.el.content.firstChild;d.replaceWith(...d.childNodes)}for(;(e=y.nextNode())!==null&&i.length<t;){if(e.nodeType===1){if(e.hasAttributes())for(let d of e.getAttributeNames())if(d.endsWith(N1)){let Z=p[r++],b=e.getAttribute(d).split(c),r1=/([.?@])?(.*)/.exec(Z);i.push({type:1,index:M,name:r1[2],strings:b,ctor:r1[1]==="."?o1:r1[1]==="?"?a1:r1[1]==="@"?A1:R}),e.removeAttribute(d)}else d.startsWith(c)&&(i.push({type:6,index:M}),e.removeAttribute(d));if(_2.test(e.tagName)){let d=e.textContent.split(c),Z=d.length-1;if(Z>0){e.textContent=t1?t1.emptyScript:"";for(let b=0;b<Z;b++)e.append(d[b],U()),y.nextNode(),i.push({type:2,index:++M});e.append(d[Z],U())}}}else if(e.nodeType===8)if(e.data===$1)i.push({type:2,index:M});else{let d=-1;for(;(d=e.data.indexOf(c,d+1))!==-1;)i.push({type:7,index:M}),d+=c.length-1}M++}}static createElement(C,H){let L=P.createElement("template");return L.innerHTML=C,L}};function B(V,C,H=V,L){if(C===T)return C;let e=L!==void 0?H._$Co?.[L]:H._$Cl,M=G(C)?void 0:C._$litDirective$;return e?.constructor!==M&&(e?._$AO?.(!1),M===void 0?e=void 0:(e=new M(V),e._$AT(V,H,L)),L!==void 0?(H._$Co??=[])[L]=e:H._$Cl=e),e!==void 0&&(C=B(V,e._$AS(V,C.values),e,L)),C}var i1=class{constructor(C,H){this._$AV=[],this._$AN=void 0,this._$AD=C,this._$AM=H}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(C){let{el:{content:H},parts:L}=this._$AD,e=(C?.creationScope??P).importNode(H,!0);y.currentNode=e;let M=y.nextNode(),r=0,t=0,i=L[0];for(;i!==void 0;){if(r===i.index){let A;i.type===2?A=new $(M,M.nextSibling,this,C):i.type===1?A=new i.ctor(M,i.name,i.strings,this,C):i.type===6&&(A=new n1(M,this,C)),this._$AV.push(A),i=L[++t]}r!==i?.index&&(M=y.nextNode(),r++)}return y.currentNode=P,e}p(C){let H=0;for(let L of this._$AV)L!==void 0&&(L.strings!==void 0?(L._$AI(C,L,H),H+=L.strings.length-2):L._$AI(C[H])),H++}},$=class V{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(C,H,L,e){this.type=2,this._$AH=a,this._$AN=void 0,this._$AA=C,this._$AB=H,this._$AM=L,this.options=e,this._$Cv=e?.isConnected??!0}get parentNode(){let C=this._$AA.parentNode,H=this._$AM;return H!==void 0&&C?.nodeType===11&&(C=H.parentNode),C}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(C,H=this){C=B(this,C,H),G(C)?C===a||C==null||C===""?(this._$AH!==a&&this._$AR(),this._$AH=a):C!==this._$AH&&C!==T&&this._(C):C._$litType$!==void 0?this.$(C):C.nodeType!==void 0?this.T(C):O2(C)?this.k(C):this._(C)}O(C){return this._$AA.parentNode.insertBefore(C,this._$AB)}T(C){this._$AH!==C&&(this._$AR(),this._$AH=this.O(C))}_(C){this._$AH!==a&&G(this._$AH)?this._$AA.nextSibling.data=C:this.T(P.createTextNode(C)),this._$AH=C}$(C){let{values:H,_$litType$:L}=C,e=typeof L=="number"?this._$AC(C):(L.el===void 0&&(L.el=Q.createElement(b2(L.h,L.h[0]),this.options)),L);if(this._$AH?._$AD===e)this._$AH.p(H);else{let M=new i1(e,this),r=M.u(this.options);M.p(H),this.T(r),this._$AH=M}}_$AC(C){let H=f2.get(C.strings);return H===void 0&&f2.set(C.strings,H=new Q(C)),H}k(C){I1(this._$AH)||(this._$AH=[],this._$AR());let H=this._$AH,L,e=0;for(let M of C)e===H.length?H.push(L=new V(this.O(U()),this.O(U()),this,this.options)):L=H[e],L._$AI(M),e++;e<H.length&&(this._$AR(L&&L._$AB.nextSibling,e),H.length=e)}_$AR(C=this._$AA.nextSibling,H){for(this._$AP?.(!1,!0,H);C!==this._$AB;){let L=u2(C).nextSibling;u2(C).remove(),C=L}}setConnected(C){this._$AM===void 0&&(this._$Cv=C,this._$AP?.(C))}},R=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(C,H,L,e,M){this.type=1,this._$AH=a,this._$AN=void 0,this.element=C,this.name=H,this._$AM=e,this.options=M,L.length>2||L[0]!==""||L[1]!==""?(this._$AH=Array(L.length-1).fill(new String),this.strings=L):this._$AH=a}_$AI(C,H=this,L,e){let M=this.strings,r=!1;if(M===void 0)C=B(this,C,H,0),r=!G(C)||C!==this._$AH&&C!==T,r&&(this._$AH=C);else{let t=C,i,A;for(C=M[0],i=0;i<M.length-1;i++)A=B(this,t[L+i],H,i),A===T&&(A=this._$AH[i]),r||=!G(A)||A!==this._$AH[i],A===a?C=a:C!==a&&(C+=(A??"")+M[i+1]),this._$AH[i]=A}r&&!e&&this.j(C)}j(C){C===a?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,C??"")}},o1=class extends R{constructor(){super(...arguments),this.type=3}j(C){this.element[this.name]=C===a?void 0:C}},a1=class extends R{constructor(){super(...arguments),this.type=4}j(C){this.element.toggleAttribute(this.name,!!C&&C!==a)}},A1=class extends R{constructor(C,H,L,e,M){super(C,H,L,e,M),this.type=5}_$AI(C,H=this){if((C=B(this,C,H,0)??a)===T)return;let L=this._$AH,e=C===a&&L!==a||C.capture!==L.capture||C.once!==L.once||C.passive!==L.passive,M=C!==a&&(L===a||e);e&&this.element.removeEventListener(this.name,this,L),M&&this.element.addEventListener(this.name,this,C),this._$AH=C}handleEvent(C){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,C):this._$AH.handleEvent(C)}},n1=class{constructor(C,H,L){this.element=C,this.type=6,this._$AN=void 0,this._$AM=H,this.options=L}get _$AU(){return this._$AM._$AU}_$AI(C){B(this,C)}},R0={M:N1,P:c,A:$1,C:1,L:k2,R:i1,D:O2,V:B,I:$,H:R,N:a1,U:A1,B:o1,F:n1},X5=D1.litHtmlPolyfillSupport;X5?.(Q,$),(D1.litHtmlVersions??=[]).push("3.3.3");var w2=(V,C,H)=>{let L=H?.renderBefore??C,e=L._$litPart$;if(e===void 0){let M=H?.renderBefore??null;L._$litPart$=e=new $(C.insertBefore(U(),M),M,void 0,H??{})}return e._$AI(V),e};var p1=globalThis,m1=p1.ShadowRoot&&(p1.ShadyCSS===void 0||p1.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,z1=Symbol(),y2=new WeakMap,q=class{constructor(C,H,L){if(this._$cssResult$=!0,L!==z1)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=C,this.t=H}get styleSheet(){let C=this.o,H=this.t;if(m1&&C===void 0){let L=H!==void 0&&H.length===1;L&&(C=y2.get(H)),C===void 0&&((this.o=C=new CSSStyleSheet).replaceSync(this.cssText),L&&y2.set(H,C))}return C}toString(){return this.cssText}},P2=V=>new q(typeof V=="string"?V:V+"",void 0,z1),s=(V,...C)=>{let H=V.length===1?V[0]:C.reduce((L,e,M)=>L+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(e)+V[M+1],V[0]);return new q(H,V,z1)},T2=(V,C)=>{if(m1)V.adoptedStyleSheets=C.map(H=>H instanceof CSSStyleSheet?H:H.styleSheet);else for(let H of C){let L=document.createElement("style"),e=p1.litNonce;e!==void 0&&L.setAttribute("nonce",e),L.textContent=H.cssText,V.appendChild(L)}},U1=m1?V=>V:V=>V instanceof CSSStyleSheet?(C=>{let H="";for(let L of C.cssRules)H+=L.cssText;return P2(H)})(V):V;var{is:Y5,defineProperty:C3,getOwnPropertyDescriptor:H3,getOwnPropertyNames:V3,getOwnPropertySymbols:L3,getPrototypeOf:e3}=Object,l1=globalThis,B2=l1.trustedTypes,M3=B2?B2.emptyScript:"",r3=l1.reactiveElementPolyfillSupport,K=(V,C)=>V,j={toAttribute(V,C){switch(C){case Boolean:V=V?M3:null;break;case Object:case Array:V=V==null?V:JSON.stringify(V)}return V},fromAttribute(V,C){let H=V;switch(C){case Boolean:H=V!==null;break;case Number:H=V===null?null:Number(V);break;case Object:case Array:try{H=JSON.parse(V)}catch{H=null}}return H}},s1=(V,C)=>!Y5(V,C),R2={attribute:!0,type:String,converter:j,reflect:!1,useDefault:!1,hasChanged:s1};Symbol.metadata??=Symbol("metadata"),l1.litPropertyMetadata??=new WeakMap;var S=class extends HTMLElement{static addInitializer(C){this._$Ei(),(this.l??=[]).push(C)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(C,H=R2){if(H.state&&(H.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(C)&&((H=Object.create(H)).wrapped=!0),this.elementProperties.set(C,H),!H.noAccessor){let L=Symbol(),e=this.getPropertyDescriptor(C,L,H);e!==void 0&&C3(this.prototype,C,e)}}static getPropertyDescriptor(C,H,L){let{get:e,set:M}=H3(this.prototype,C)??{get(){return this[H]},set(r){this[H]=r}};return{get:e,set(r){let t=e?.call(this);M?.call(this,r),this.requestUpdate(C,t,L)},configurable:!0,enumerable:!0}}static getPropertyOptions(C){return this.elementProperties.get(C)??R2}static _$Ei(){if(this.hasOwnProperty(K("elementProperties")))return;let C=e3(this);C.finalize(),C.l!==void 0&&(this.l=[...C.l]),this.elementProperties=new Map(C.elementProperties)}static finalize(){if(this.hasOwnProperty(K("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(K("properties"))){let H=this.properties,L=[...V3(H),...L3(H)];for(let e of L)this.createProperty(e,H[e])}let C=this[Symbol.metadata];if(C!==null){let H=litPropertyMetadata.get(C);if(H!==void 0)for(let[L,e]of H)this.elementProperties.set(L,e)}this._$Eh=new Map;for(let[H,L]of this.elementProperties){let e=this._$Eu(H,L);e!==void 0&&this._$Eh.set(e,H)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(C){let H=[];if(Array.isArray(C)){let L=new Set(C.flat(1/0).reverse());for(let e of L)H.unshift(U1(e))}else C!==void 0&&H.push(U1(C));return H}static _$Eu(C,H){let L=H.attribute;return L===!1?void 0:typeof L=="string"?L:typeof C=="string"?C.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(C=>this.enableUpdating=C),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(C=>C(this))}addController(C){(this._$EO??=new Set).add(C),this.renderRoot!==void 0&&this.isConnected&&C.hostConnected?.()}removeController(C){this._$EO?.delete(C)}_$E_(){let C=new Map,H=this.constructor.elementProperties;for(let L of H.keys())this.hasOwnProperty(L)&&(C.set(L,this[L]),delete this[L]);C.size>0&&(this._$Ep=C)}createRenderRoot(){let C=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return T2(C,this.constructor.elementStyles),C}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(C=>C.hostConnected?.())}enableUpdating(C){}disconnectedCallback(){this._$EO?.forEach(C=>C.hostDisconnected?.())}attributeChangedCallback(C,H,L){this._$AK(C,L)}_$ET(C,H){let L=this.constructor.elementProperties.get(C),e=this.constructor._$Eu(C,L);if(e!==void 0&&L.reflect===!0){let M=(L.converter?.toAttribute!==void 0?L.converter:j).toAttribute(H,L.type);this._$Em=C,M==null?this.removeAttribute(e):this.setAttribute(e,M),this._$Em=null}}_$AK(C,H){let L=this.constructor,e=L._$Eh.get(C);if(e!==void 0&&this._$Em!==e){let M=L.getPropertyOptions(e),r=typeof M.converter=="function"?{fromAttribute:M.converter}:M.converter?.fromAttribute!==void 0?M.converter:j;this._$Em=e;let t=r.fromAttribute(H,M.type);this[e]=t??this._$Ej?.get(e)??t,this._$Em=null}}requestUpdate(C,H,L,e=!1,M){if(C!==void 0){let r=this.constructor;if(e===!1&&(M=this[C]),L??=r.getPropertyOptions(C),!((L.hasChanged??s1)(M,H)||L.useDefault&&L.reflect&&M===this._$Ej?.get(C)&&!this.hasAttribute(r._$Eu(C,L))))return;this.C(C,H,L)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(C,H,{useDefault:L,reflect:e,wrapped:M},r){L&&!(this._$Ej??=new Map).has(C)&&(this._$Ej.set(C,r??H??this[C]),M!==!0||r!==void 0)||(this._$AL.has(C)||(this.hasUpdated||L||(H=void 0),this._$AL.set(C,H)),e===!0&&this._$Em!==C&&(this._$Eq??=new Set).add(C))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(H){Promise.reject(H)}let C=this.scheduleUpdate();return C!=null&&await C,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[e,M]of this._$Ep)this[e]=M;this._$Ep=void 0}let L=this.constructor.elementProperties;if(L.size>0)for(let[e,M]of L){let{wrapped:r}=M,t=this[e];r!==!0||this._$AL.has(e)||t===void 0||this.C(e,void 0,M,t)}}let C=!1,H=this._$AL;try{C=this.shouldUpdate(H),C?(this.willUpdate(H),this._$EO?.forEach(L=>L.hostUpdate?.()),this.update(H)):this._$EM()}catch(L){throw C=!1,this._$EM(),L}C&&this._$AE(H)}willUpdate(C){}_$AE(C){this._$EO?.forEach(H=>H.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(C)),this.updated(C)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(C){return!0}update(C){this._$Eq&&=this._$Eq.forEach(H=>this._$ET(H,this[H])),this._$EM()}updated(C){}firstUpdated(C){}};S.elementStyles=[],S.shadowRootOptions={mode:"open"},S[K("elementProperties")]=new Map,S[K("finalized")]=new Map,r3?.({ReactiveElement:S}),(l1.reactiveElementVersions??=[]).push("2.1.2");var G1=globalThis,v=class extends S{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let C=super.createRenderRoot();return this.renderOptions.renderBefore??=C.firstChild,C}update(C){let H=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(C),this._$Do=w2(H,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return T}};v._$litElement$=!0,v.finalized=!0,G1.litElementHydrateSupport?.({LitElement:v});var t3=G1.litElementPolyfillSupport;t3?.({LitElement:v});(G1.litElementVersions??=[]).push("4.2.2");var i3={attribute:!0,type:String,converter:j,reflect:!1,hasChanged:s1},o3=(V=i3,C,H)=>{let{kind:L,metadata:e}=H,M=globalThis.litPropertyMetadata.get(e);if(M===void 0&&globalThis.litPropertyMetadata.set(e,M=new Map),L==="setter"&&((V=Object.create(V)).wrapped=!0),M.set(H.name,V),L==="accessor"){let{name:r}=H;return{set(t){let i=C.get.call(this);C.set.call(this,t),this.requestUpdate(r,i,V,!0,t)},init(t){return t!==void 0&&this.C(r,void 0,V,t),t}}}if(L==="setter"){let{name:r}=H;return function(t){let i=this[r];C.call(this,t),this.requestUpdate(r,i,V,!0,t)}}throw Error("Unsupported decorator location: "+L)};function m(V){return(C,H)=>typeof H=="object"?o3(V,C,H):((L,e,M)=>{let r=e.hasOwnProperty(M);return e.constructor.createProperty(M,L),r?Object.getOwnPropertyDescriptor(e,M):void 0})(V,C,H)}function h(V){return m({...V,state:!0,attribute:!1})}var F=(V,C,H)=>(H.configurable=!0,H.enumerable=!0,Reflect.decorate&&typeof C!="object"&&Object.defineProperty(V,C,H),H);function g(V,C){return(H,L,e)=>{let M=r=>r.renderRoot?.querySelector(V)??null;if(C){let{get:r,set:t}=typeof L=="object"?H:e??(()=>{let i=Symbol();return{get(){return this[i]},set(A){this[i]=A}}})();return F(H,L,{get(){let i=r.call(this);return i===void 0&&(i=M(this),(i!==null||this.hasUpdated)&&t.call(this,i)),i}})}return F(H,L,{get(){return M(this)}})}}var J="M11,15H13V17H11V15M11,7H13V13H11V7M12,2C6.47,2 2,6.5 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4A8,8 0 0,1 20,12A8,8 0 0,1 12,20Z";var a3="M20,11V13H8L13.5,18.5L12.08,19.92L4.16,12L12.08,4.08L13.5,5.5L8,11H20Z";var v1="M4,11V13H16L10.5,18.5L11.92,19.92L19.84,12L11.92,4.08L10.5,5.5L16,11H4Z";var Q1="M15,13H16.5V15.82L18.94,17.23L18.19,18.53L15,16.69V13M19,8H5V19H9.67C9.24,18.09 9,17.07 9,16A7,7 0 0,1 16,9C17.07,9 18.09,9.24 19,9.67V8M5,21C3.89,21 3,20.1 3,19V5C3,3.89 3.89,3 5,3H6V1H8V3H16V1H18V3H19A2,2 0 0,1 21,5V11.1C22.24,12.36 23,14.09 23,16A7,7 0 0,1 16,23C14.09,23 12.36,22.24 11.1,21H5M16,11.15A4.85,4.85 0 0,0 11.15,16C11.15,18.68 13.32,20.85 16,20.85A4.85,4.85 0 0,0 20.85,16C20.85,13.32 18.68,11.15 16,11.15Z";var q1="M12 2C17.5 2 22 6.5 22 12S17.5 22 12 22 2 17.5 2 12 6.5 2 12 2M12 4C10.1 4 8.4 4.6 7.1 5.7L18.3 16.9C19.3 15.5 20 13.8 20 12C20 7.6 16.4 4 12 4M16.9 18.3L5.7 7.1C4.6 8.4 4 10.1 4 12C4 16.4 7.6 20 12 20C13.9 20 15.6 19.4 16.9 18.3Z";var K1="M21,7L9,19L3.5,13.5L4.91,12.09L9,16.17L19.59,5.59L21,7Z",A3="M0.41,13.41L6,19L7.41,17.58L1.83,12M22.24,5.58L11.66,16.17L7.5,12L6.07,13.41L11.66,19L23.66,7M18,7L16.59,5.58L10.24,11.93L11.66,13.34L18,7Z";var X="M12 2C6.5 2 2 6.5 2 12S6.5 22 12 22 22 17.5 22 12 17.5 2 12 2M10 17L5 12L6.41 10.59L10 14.17L17.59 6.58L19 8L10 17Z";var n3="M7.41,8.58L12,13.17L16.59,8.58L18,10L12,16L6,10L7.41,8.58Z";var j1="M15.41,16.58L10.83,12L15.41,7.41L14,6L8,12L14,18L15.41,16.58Z";var J1="M8.59,16.58L13.17,12L8.59,7.41L10,6L16,12L10,18L8.59,16.58Z";var X1="M12,20A8,8 0 0,0 20,12A8,8 0 0,0 12,4A8,8 0 0,0 4,12A8,8 0 0,0 12,20M12,2A10,10 0 0,1 22,12A10,10 0 0,1 12,22C6.47,22 2,17.5 2,12A10,10 0 0,1 12,2M12.5,7V12.25L17,14.92L16.25,16.15L11,13V7H12.5Z";var Y1="M19,6.41L17.59,5L12,10.59L6.41,5L5,6.41L10.59,12L5,17.59L6.41,19L12,13.41L17.59,19L19,17.59L13.41,12L19,6.41Z";var C2="M12,2C17.53,2 22,6.47 22,12C22,17.53 17.53,22 12,22C6.47,22 2,17.53 2,12C2,6.47 6.47,2 12,2M15.59,7L12,10.59L8.41,7L7,8.41L10.59,12L7,15.59L8.41,17L12,13.41L15.59,17L17,15.59L13.41,12L17,8.41L15.59,7Z";var d3="M12,8A4,4 0 0,1 16,12A4,4 0 0,1 12,16A4,4 0 0,1 8,12A4,4 0 0,1 12,8M12,10A2,2 0 0,0 10,12A2,2 0 0,0 12,14A2,2 0 0,0 14,12A2,2 0 0,0 12,10M10,22C9.75,22 9.54,21.82 9.5,21.58L9.13,18.93C8.5,18.68 7.96,18.34 7.44,17.94L4.95,18.95C4.73,19.03 4.46,18.95 4.34,18.73L2.34,15.27C2.21,15.05 2.27,14.78 2.46,14.63L4.57,12.97L4.5,12L4.57,11L2.46,9.37C2.27,9.22 2.21,8.95 2.34,8.73L4.34,5.27C4.46,5.05 4.73,4.96 4.95,5.05L7.44,6.05C7.96,5.66 8.5,5.32 9.13,5.07L9.5,2.42C9.54,2.18 9.75,2 10,2H14C14.25,2 14.46,2.18 14.5,2.42L14.87,5.07C15.5,5.32 16.04,5.66 16.56,6.05L19.05,5.05C19.27,4.96 19.54,5.05 19.66,5.27L21.66,8.73C21.79,8.95 21.73,9.22 21.54,9.37L19.43,11L19.5,12L19.43,13L21.54,14.63C21.73,14.78 21.79,15.05 21.66,15.27L19.66,18.73C19.54,18.95 19.27,19.04 19.05,18.95L16.56,17.95C16.04,18.34 15.5,18.68 14.87,18.93L14.5,21.58C14.46,21.82 14.25,22 14,22H10M11.25,4L10.88,6.61C9.68,6.86 8.62,7.5 7.85,8.39L5.44,7.35L4.69,8.65L6.8,10.2C6.4,11.37 6.4,12.64 6.8,13.8L4.68,15.36L5.43,16.66L7.86,15.62C8.63,16.5 9.68,17.14 10.87,17.38L11.24,20H12.76L13.13,17.39C14.32,17.14 15.37,16.5 16.14,15.62L18.57,16.66L19.32,15.36L17.2,13.81C17.6,12.64 17.6,11.37 17.2,10.2L19.31,8.65L18.56,7.35L16.15,8.39C15.38,7.5 14.32,6.86 13.12,6.62L12.75,4H11.25Z";var p3="M19,21H8V7H19M19,5H8A2,2 0 0,0 6,7V21A2,2 0 0,0 8,23H19A2,2 0 0,0 21,21V7A2,2 0 0,0 19,5M16,1H4A2,2 0 0,0 2,3V17H4V3H16V1Z";var m3="M6,19A2,2 0 0,0 8,21H16A2,2 0 0,0 18,19V7H6V19M8,9H16V19H8V9M15.5,4L14.5,3H9.5L8.5,4H5V6H19V4H15.5Z";var l3="M12,16A2,2 0 0,1 14,18A2,2 0 0,1 12,20A2,2 0 0,1 10,18A2,2 0 0,1 12,16M12,10A2,2 0 0,1 14,12A2,2 0 0,1 12,14A2,2 0 0,1 10,12A2,2 0 0,1 12,10M12,4A2,2 0 0,1 14,6A2,2 0 0,1 12,8A2,2 0 0,1 10,6A2,2 0 0,1 12,4Z";var s3="M5,20H19V18H5M19,9H15V3H9V9H5L12,16L19,9Z";var v3="M2,5.27L3.28,4L20,20.72L18.73,22L15.65,18.92C14.5,19.3 13.28,19.5 12,19.5C7,19.5 2.73,16.39 1,12C1.69,10.24 2.79,8.69 4.19,7.46L2,5.27M12,9A3,3 0 0,1 15,12C15,12.35 14.94,12.69 14.83,13L11,9.17C11.31,9.06 11.65,9 12,9M12,4.5C17,4.5 21.27,7.61 23,12C22.18,14.08 20.79,15.88 19,17.19L17.58,15.76C18.94,14.82 20.06,13.54 20.82,12C19.17,8.64 15.76,6.5 12,6.5C10.91,6.5 9.84,6.68 8.84,7L7.3,5.47C8.74,4.85 10.33,4.5 12,4.5M3.18,12C4.83,15.36 8.24,17.5 12,17.5C12.69,17.5 13.37,17.43 14,17.29L11.72,15C10.29,14.85 9.15,13.71 9,12.28L5.6,8.87C4.61,9.72 3.78,10.78 3.18,12Z",x3="M12,9A3,3 0 0,1 15,12A3,3 0 0,1 12,15A3,3 0 0,1 9,12A3,3 0 0,1 12,9M12,4.5C17,4.5 21.27,7.61 23,12C21.27,16.39 17,19.5 12,19.5C7,19.5 2.73,16.39 1,12C2.73,7.61 7,4.5 12,4.5M3.18,12C4.83,15.36 8.24,17.5 12,17.5C15.76,17.5 19.17,15.36 20.82,12C19.17,8.64 15.76,6.5 12,6.5C8.24,6.5 4.83,8.64 3.18,12Z";var u3="M6,2A2,2 0 0,0 4,4V20A2,2 0 0,0 6,22H18A2,2 0 0,0 20,20V8L14,2H6M6,4H13V9H18V20H6V4M8,12V14H16V12H8M8,16V18H13V16H8Z";var H2="M18,9H16V7H18M18,13H16V11H18M18,17H16V15H18M8,9H6V7H8M8,13H6V11H8M8,17H6V15H8M18,3V5H16V3H8V5H6V3H4V21H6V19H8V21H16V19H18V21H20V3H18Z";var Z3="M14.73,20.83L17.58,18L14.73,15.17L16.15,13.76L19,16.57L21.8,13.76L23.22,15.17L20.41,18L23.22,20.83L21.8,22.24L19,19.4L16.15,22.24L14.73,20.83M13,19.88C13.04,20.18 12.94,20.5 12.71,20.71C12.32,21.1 11.69,21.1 11.3,20.71L7.29,16.7C7.06,16.47 6.96,16.16 7,15.87V10.75L2.21,4.62C1.87,4.19 1.95,3.56 2.38,3.22C2.57,3.08 2.78,3 3,3V3H17V3C17.22,3 17.43,3.08 17.62,3.22C18.05,3.56 18.13,4.19 17.79,4.62L13,10.75V19.88M5.04,5L9,10.06V15.58L11,17.58V10.05L14.96,5H5.04Z";var Y="M5,19A1,1 0 0,0 6,20H18A1,1 0 0,0 19,19C19,18.79 18.93,18.59 18.82,18.43L13,8.35V4H11V8.35L5.18,18.43C5.07,18.59 5,18.79 5,19M6,22A3,3 0 0,1 3,19C3,18.4 3.18,17.84 3.5,17.37L9,7.81V6A1,1 0 0,1 8,5V4A2,2 0 0,1 10,2H14A2,2 0 0,1 16,4V5A1,1 0 0,1 15,6V7.81L20.5,17.37C20.82,17.84 21,18.4 21,19A3,3 0 0,1 18,22H6M13,16L14.34,14.66L16.27,18H7.73L10.39,13.39L13,16M12.5,12A0.5,0.5 0 0,1 13,12.5A0.5,0.5 0 0,1 12.5,13A0.5,0.5 0 0,1 12,12.5A0.5,0.5 0 0,1 12.5,12Z";var c3="M7,5H21V7H7V5M7,13V11H21V13H7M4,4.5A1.5,1.5 0 0,1 5.5,6A1.5,1.5 0 0,1 4,7.5A1.5,1.5 0 0,1 2.5,6A1.5,1.5 0 0,1 4,4.5M4,10.5A1.5,1.5 0 0,1 5.5,12A1.5,1.5 0 0,1 4,13.5A1.5,1.5 0 0,1 2.5,12A1.5,1.5 0 0,1 4,10.5M7,19V17H21V19H7M4,16.5A1.5,1.5 0 0,1 5.5,18A1.5,1.5 0 0,1 4,19.5A1.5,1.5 0 0,1 2.5,18A1.5,1.5 0 0,1 4,16.5Z";var S3="M11,18H13V16H11V18M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,6A4,4 0 0,0 8,10H10A2,2 0 0,1 12,8A2,2 0 0,1 14,10C14,12 11,11.75 11,15H13C13,12.75 16,12.5 16,10A4,4 0 0,0 12,6Z";var h3="M13.5,8H12V13L16.28,15.54L17,14.33L13.5,12.25V8M13,3A9,9 0 0,0 4,12H1L4.96,16.03L9,12H6A7,7 0 0,1 13,5A7,7 0 0,1 20,12A7,7 0 0,1 13,19C11.07,19 9.32,18.21 8.06,16.94L6.64,18.36C8.27,20 10.5,21 13,21A9,9 0 0,0 22,12A9,9 0 0,0 13,3";var g3="M19 3H5A2 2 0 0 0 3 5V19A2 2 0 0 0 5 21H19A2 2 0 0 0 21 19V5A2 2 0 0 0 19 3M5 19V17H8.13A4.13 4.13 0 0 0 9.4 19M19 19H14.6A4.13 4.13 0 0 0 15.87 17H19M19 15H14V16A2 2 0 0 1 10 16V15H5V5H19M16 10H14V7H10V10H8L12 14";var f3="M11,9H13V7H11M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M11,17H13V11H11V17Z";var O3="M4,1C2.89,1 2,1.89 2,3V7C2,8.11 2.89,9 4,9H1V11H13V9H10C11.11,9 12,8.11 12,7V3C12,1.89 11.11,1 10,1H4M4,3H10V7H4V3M14,13C12.89,13 12,13.89 12,15V19C12,20.11 12.89,21 14,21H11V23H23V21H20C21.11,21 22,20.11 22,19V15C22,13.89 21.11,13 20,13H14M3.88,13.46L2.46,14.88L4.59,17L2.46,19.12L3.88,20.54L6,18.41L8.12,20.54L9.54,19.12L7.41,17L9.54,14.88L8.12,13.46L6,15.59L3.88,13.46M14,15H20V19H14V15Z";var _3="M12,17C10.89,17 10,16.1 10,15C10,13.89 10.89,13 12,13A2,2 0 0,1 14,15A2,2 0 0,1 12,17M18,20V10H6V20H18M18,8A2,2 0 0,1 20,10V20A2,2 0 0,1 18,22H6C4.89,22 4,21.1 4,20V10C4,8.89 4.89,8 6,8H7V6A5,5 0 0,1 12,1A5,5 0 0,1 17,6V8H18M12,3A3,3 0 0,0 9,6V8H15V6A3,3 0 0,0 12,3Z";var C1="M9.5,3A6.5,6.5 0 0,1 16,9.5C16,11.11 15.41,12.59 14.44,13.73L14.71,14H15.5L20.5,19L19,20.5L14,15.5V14.71L13.73,14.44C12.59,15.41 11.11,16 9.5,16A6.5,6.5 0 0,1 3,9.5A6.5,6.5 0 0,1 9.5,3M9.5,5C7,5 5,7 5,9.5C5,12 7,14 9.5,14C12,14 14,12 14,9.5C14,7 12,5 9.5,5Z";var V2="M10,3L8,5V7H5C3.85,7 3.12,8 3,9L2,19C1.88,20 2.54,21 4,21H20C21.46,21 22.12,20 22,19L21,9C20.88,8 20.06,7 19,7H16V5L14,3H10M10,5H14V7H10V5M11,10H13V13H16V15H13V18H11V15H8V13H11V10Z";var L2="M20.84 2.18L16.91 2.96L19.65 6.5L21.62 6.1L20.84 2.18M13.97 3.54L12 3.93L14.75 7.46L16.71 7.07L13.97 3.54M9.07 4.5L7.1 4.91L9.85 8.44L11.81 8.05L9.07 4.5M4.16 5.5L3.18 5.69C2.1 5.9 1.39 6.96 1.61 8.04L2 10L6.9 9.03L4.16 5.5M20 12V20H4V12H20M22 10H2V20C2 21.11 2.9 22 4 22H20C21.11 22 22 21.11 22 20V10Z";var x1="M21,3V15.5A3.5,3.5 0 0,1 17.5,19A3.5,3.5 0 0,1 14,15.5A3.5,3.5 0 0,1 17.5,12C18.04,12 18.55,12.12 19,12.34V6.47L9,8.6V17.5A3.5,3.5 0 0,1 5.5,21A3.5,3.5 0 0,1 2,17.5A3.5,3.5 0 0,1 5.5,14C6.04,14 6.55,14.12 7,14.34V6L21,3Z";var b3="M14,3V5H17.59L7.76,14.83L9.17,16.24L19,6.41V10H21V3M19,19H5V5H12V3H5C3.89,3 3,3.9 3,5V19A2,2 0 0,0 5,21H19A2,2 0 0,0 21,19V12H19V19Z";var e2="M14,19H18V5H14M6,19H10V5H6V19Z";var H1="M13,16V8H15V16H13M9,16V8H11V16H9M12,2A10,10 0 0,1 22,12A10,10 0 0,1 12,22A10,10 0 0,1 2,12A10,10 0 0,1 12,2M12,4A8,8 0 0,0 4,12A8,8 0 0,0 12,20A8,8 0 0,0 20,12A8,8 0 0,0 12,4Z";var k3="M14.06,9L15,9.94L5.92,19H5V18.08L14.06,9M17.66,3C17.41,3 17.15,3.1 16.96,3.29L15.13,5.12L18.88,8.87L20.71,7.04C21.1,6.65 21.1,6 20.71,5.63L18.37,3.29C18.17,3.09 17.92,3 17.66,3M14.06,6.19L3,17.25V21H6.75L17.81,9.94L14.06,6.19Z";var u1="M8,5.14V19.14L19,12.14L8,5.14Z";var w3="M19,13H13V19H11V13H5V11H11V5H13V11H19V13Z";var V1="M22.11 21.46L2.39 1.73L1.11 3L6.25 8.14C6.1 8.41 6 8.7 6 9V14.5L9.5 18V21H14.5V18L15.31 17.2L20.84 22.73L22.11 21.46M13.09 16.59L12.67 17H11.33L10.92 16.59L8 13.67V9.89L13.89 15.78L13.09 16.59M12.2 9L10.2 7H14V3H16V7C17 7 18 8 18 9V14.5L17.85 14.65L16 12.8V9.09C16 9.06 15.95 9 15.92 9H12.2M10 6.8L8 4.8V3H10V6.8Z";var M2="M13,2.03V2.05L13,4.05C17.39,4.59 20.5,8.58 19.96,12.97C19.5,16.61 16.64,19.5 13,19.93V21.93C18.5,21.38 22.5,16.5 21.95,11C21.5,6.25 17.73,2.5 13,2.03M11,2.06C9.05,2.25 7.19,3 5.67,4.26L7.1,5.74C8.22,4.84 9.57,4.26 11,4.06V2.06M4.26,5.67C3,7.19 2.25,9.04 2.05,11H4.05C4.24,9.58 4.8,8.23 5.69,7.1L4.26,5.67M2.06,13C2.26,14.96 3.03,16.81 4.27,18.33L5.69,16.9C4.81,15.77 4.24,14.42 4.06,13H2.06M7.1,18.37L5.67,19.74C7.18,21 9.04,21.79 11,22V20C9.58,19.82 8.23,19.25 7.1,18.37M12.5,7V12.25L17,14.92L16.25,16.15L11,13V7H12.5Z";var y3="M17.65,6.35C16.2,4.9 14.21,4 12,4A8,8 0 0,0 4,12A8,8 0 0,0 12,20C15.73,20 18.84,17.45 19.73,14H17.65C16.83,16.33 14.61,18 12,18A6,6 0 0,1 6,12A6,6 0 0,1 12,6C13.66,6 15.14,6.69 16.22,7.78L13,11H20V4L17.65,6.35Z";var P3="M13,3A9,9 0 0,0 4,12H1L4.89,15.89L4.96,16.03L9,12H6A7,7 0 0,1 13,5A7,7 0 0,1 20,12A7,7 0 0,1 13,19C11.07,19 9.32,18.21 8.06,16.94L6.64,18.36C8.27,20 10.5,21 13,21A9,9 0 0,0 22,12A9,9 0 0,0 13,3Z";var r2="M21.7 13.6L20.4 12.3C20.3 12.2 20.2 12.1 20 12.1C19.9 12.1 19.7 12.2 19.6 12.3L18.6 13.3L20.6 15.3L21.6 14.3C21.9 14.1 21.9 13.8 21.7 13.6M12 19.9V22H14.1L20.2 15.9L18.2 13.8L12 19.9M10 22.3C5.9 20.3 3 15.8 3 11V5L12 1L21 5V8.1L19 10.1V6.3L12 3.2L5 6.3V11.2C5 14.7 7.2 18.3 10 20.1V22.3Z";var T3="M19,8C19.56,8 20,8.43 20,9A1,1 0 0,1 19,10C18.43,10 18,9.55 18,9C18,8.43 18.43,8 19,8M2,2V11C2,13.96 4.19,16.5 7.14,16.91C7.76,19.92 10.42,22 13.5,22A6.5,6.5 0 0,0 20,15.5V11.81C21.16,11.39 22,10.29 22,9A3,3 0 0,0 19,6A3,3 0 0,0 16,9C16,10.29 16.84,11.4 18,11.81V15.41C18,17.91 16,19.91 13.5,19.91C11.5,19.91 9.82,18.7 9.22,16.9C12,16.3 14,13.8 14,11V2H10V5H12V11A4,4 0 0,1 8,15A4,4 0 0,1 4,11V5H6V2H2Z";var t2="M18,18H6V6H18V18Z";var L1="M8.16,3L6.75,4.41L9.34,7H4C2.89,7 2,7.89 2,9V19C2,20.11 2.89,21 4,21H20C21.11,21 22,20.11 22,19V9C22,7.89 21.11,7 20,7H14.66L17.25,4.41L15.84,3L12,6.84L8.16,3M4,9H17V19H4V9M19.5,9A1,1 0 0,1 20.5,10A1,1 0 0,1 19.5,11A1,1 0 0,1 18.5,10A1,1 0 0,1 19.5,9M19.5,12A1,1 0 0,1 20.5,13A1,1 0 0,1 19.5,14A1,1 0 0,1 18.5,13A1,1 0 0,1 19.5,12Z";var i2="M6,2H18V8H18V8L14,12L18,16V16H18V22H6V16H6V16L10,12L6,8V8H6V2M16,16.5L12,12.5L8,16.5V20H16V16.5M12,11.5L16,7.5V4H8V7.5L12,11.5M10,6H14V6.75L12,8.75L10,6.75V6Z";var o2="M3,17V19H9V17H3M3,5V7H13V5H3M13,21V19H21V17H13V15H11V21H13M7,9V11H3V13H7V15H9V9H7M21,13V11H11V13H21M15,9H17V7H21V5H17V3H15V9Z";var B3="M12.5,8C9.85,8 7.45,9 5.6,10.6L2,7V16H11L7.38,12.38C8.77,11.22 10.54,10.5 12.5,10.5C16.04,10.5 19.05,12.81 20.1,16L22.47,15.22C21.08,11.03 17.15,8 12.5,8Z";var R3="M19,5V7H15V5H19M9,5V11H5V5H9M19,13V19H15V13H19M9,17V19H5V17H9M21,3H13V9H21V3M11,3H3V13H11V3M21,11H13V21H21V11M11,15H3V21H11V15Z";var l=(V,C="")=>o`<svg
class="icon"
viewBox="0 0 24 24"
role=${C?"img":"presentation"}
aria-label=${C||a}
aria-hidden=${C?"false":"true"}
>
${d1`<path d=${V}></path>`}
</svg>`;var F2={arrivals_waiting_one:"{count} Neuzugang ist noch nicht vollständig",arrivals_waiting_other:"{count} Neuzugänge sind noch nicht vollständig",arrivals_more_one:"und {count} weiterer",arrivals_more_other:"und {count} weitere",arrival_untitled:"Neuer Eintrag",arrival_new:"{time} angekommen",arrival_replaced:"Datei {time} ersetzt",arrival_ready:"vollständig",arrival_ready_after:"vollständig nach {duration}",arrival_incomplete:"noch unvollständig",arrival_watched:"noch nicht vollständig",arrival_next_look:"Nächste Prüfung {time}.",arrival_first_try:"Vielleicht ergänzt Plex das noch. Erster Versuch {time}.",arrival_next_try:"Neu eingetroffen. Nächster Versuch {time}.",arrival_due:"Kommt an die Reihe, sobald nichts anderes läuft und nichts pausiert.",state_arrivals:"Neuzugänge werden geheilt",job_scope_arrivals_one:"{count} Neuzugang",job_scope_arrivals_other:"{count} Neuzugänge"};var E2={card_name:"Plex Smart Refresher",card_description:"Zeigt, wie gut es den Mediatheken eines Plex-Servers geht und was als Nächstes geschieht",card_layout:"Aufbau",card_layout_compact:"Kompakt",card_layout_libraries:"Mediatheken",card_layout_posters:"Poster der geheilten Einträge",card_broken:"Mangelhaft",card_healed:"Zuletzt geheilt",card_healed_when:"{count}, {time}",card_never:"Noch nichts",card_missing:"Bitte in der Konfiguration der Karte einen Server auswählen.",card_open:"Plex Refresher öffnen",card_field_title:"Titel",card_field_actions:"Tasten anzeigen"};var D2={view_checkup:"Prüfung",checkup_problem_one:"{count} Problem",checkup_problem_other:"{count} Probleme",checkup_warning_one:"{count} Warnung",checkup_warning_other:"{count} Warnungen",checkup_hint_one:"{count} Hinweis",checkup_hint_other:"{count} Hinweise",checkup_good:"Nichts gefunden, was Metadaten kostet",checkup_never:"Dieser Server wurde noch nicht geprüft",checkup_text:"Die Serverprüfung liest die Einstellungen des Servers und seiner Mediatheken und sagt, weshalb Metadaten fehlen. Sie ändert nichts.",checkup_last:"Zuletzt geprüft {time}, mit {requests}",checkup_requests_one:"{count} Anfrage",checkup_requests_other:"{count} Anfragen",checkup_run:"Neu prüfen",checkup_first:"Jetzt prüfen",checkup_running:"Der Server wird geprüft. Das dauert einige Sekunden.",checkup_done:"Die Prüfung ist fertig.",checkup_why:"Warum das wichtig ist",checkup_where:"Was zu tun ist",checkup_affected_one:"Erklärt {count} Eintrag mit Mängeln",checkup_affected_other:"Erklärt {count} Einträge mit Mängeln",checkup_on_purpose:"Das ist Absicht",checkup_silenced:"{check}: Absicht, ab jetzt keine Meldung mehr",checkup_told:"{check}: wird wieder gemeldet",checkup_fold_ok_one:"{count} Prüfung ist in Ordnung",checkup_fold_ok_other:"{count} Prüfungen sind in Ordnung",checkup_fold_unknown_one:"{count} Prüfung ohne Antwort",checkup_fold_unknown_other:"{count} Prüfungen ohne Antwort",checkup_fold_silenced_one:"{count} Befund mit Absicht",checkup_fold_silenced_other:"{count} Befunde mit Absicht",checkup_line:"Serverprüfung: {found}",checkup_report:"Kompatibilitätsbericht",checkup_report_text:"Für eine Fehlermeldung: was dieser Server anders macht, in Versionen und Zahlen. Titel, Namen, Pfade, Adressen und Tokens stehen nicht darin.",checkup_report_copy:"Kopieren",checkup_report_copied:"Der Bericht ist kopiert",checkup_report_not_copied:"Der Browser lässt das nicht zu. Markiere den Text und kopiere ihn.",checkup_report_save:"Herunterladen",checkup_close:"Schließen"};var N2={inbox_title_one:"{count} Zuordnung wartet auf dich",inbox_title_other:"{count} Zuordnungen warten auf dich",inbox_text:"Diese Einträge konnte Plex nicht selbst zuordnen. Es ändert sich nichts, bis du wählst, und jede Zuordnung lässt sich rückgängig machen.",inbox_accept_one:"{count} eindeutigen Eintrag zuordnen",inbox_accept_other:"{count} eindeutige Einträge zuordnen",inbox_accept_hint:"Alle mit einem empfohlenen Treffer, bei dem die ID oder Titel und Jahr übereinstimmen",inbox_matching_one:"{count} Eintrag wird zugeordnet",inbox_matching_other:"{count} Einträge werden zugeordnet",inbox_empty_title:"Nichts wartet auf dich",inbox_empty_text:"Was Plex nicht selbst zuordnen kann, erscheint nach einem Scan hier, mit Treffern zur Auswahl.",inbox_by_id_title:"Manche haben eine ID im Dateinamen",inbox_by_id_text:"Scans können sie selbst zuordnen: nur wenn genau ein Titel diese ID hat, Name und Jahr stimmen, kein anderer Eintrag derselbe ist und nichts bearbeitet oder angesehen wurde. Höchstens zehn am Tag, jede Zuordnung wird geprüft.",inbox_by_id:"Ab jetzt automatisch zuordnen",inbox_by_id_done:"Scans ordnen ab jetzt nach der ID zu",inbox_no_candidates:"Plex schlägt nichts vor. Suche nach dem Titel in einer anderen Sprache oder nach einer ID.",inbox_found_nothing:"Plex findet nichts zu dieser Suche.",inbox_loses:"Eine Zuordnung verwirft, was von Hand bearbeitet wurde ({fields}). Die Änderungen werden danach wiederhergestellt.",inbox_recommended:"Empfohlen",inbox_twin:"Titel und Jahr gibt es mehrfach",inbox_match:"Zuordnen",inbox_match_with:"{title} zuordnen",inbox_search:"Suchen",inbox_search_title:"Titel",inbox_search_year:"Jahr",inbox_search_id:"Oder ID",inbox_search_now:"Finden",inbox_later:"Später",inbox_decline:"Nichts davon",inbox_never:"Nie mehr fragen",inbox_never_hint:"Der Eintrag bleibt, wie er ist.",inbox_is_waiting:"Wird zugeordnet …",inbox_is_done:"Zugeordnet",inbox_is_put_off:"In einer Woche wird erneut gefragt",inbox_is_declined:"Abgelehnt. Erneut gefragt wird nur bei anderen Treffern",inbox_is_never:"Es wird nie mehr gefragt",inbox_is_undoing:"Wird rückgängig gemacht …",inbox_is_undone:"Rückgängig gemacht",changes_title:"Was geschrieben wurde",changes_text:"Jede Änderung lässt sich rückgängig machen und wird einige Zeit aufbewahrt.",changes_below_one:"und {count} Eintrag darunter",changes_below_other:"und {count} Einträge darunter",changes_open:"Wie das ausging, ist unbekannt, weil Home Assistant währenddessen beendet wurde. Es lässt sich rückgängig machen.",changes_none:"Nichts ist anders.",changes_fields:"Geändert: {fields}",changes_undone:"Rückgängig gemacht: {time}",rung_first:"Erster Versuch: {rung}",rung_match:"Zugeordnet",restored_wanted:"Wiederhergestellt: {what}",restored_not:"Konnte nicht wiederhergestellt werden: {what}",field_name_guid:"Zuordnung",field_name_poster:"Poster"};var $2={job_more:"Optionen und Phasen",job_checked_one:"{count} Eintrag wurde geprüft.",job_checked_other:"{count} Einträge wurden geprüft.",job_healed_one:"{fixed} von {count} mangelhaften Eintrag ist geheilt.",job_healed_other:"{fixed} von {count} mangelhaften Einträgen sind geheilt.",job_would_one:"{count} würde aktualisiert; nichts wurde geändert.",job_would_other:"{count} würden aktualisiert; nichts wurde geändert.",job_all_well:"Keiner davon ist mangelhaft.",job_health:"Gesundheit: {before} → {after}.",item_all:"Alle Einträge",item_missing_title:"Eintrag nicht gefunden",item_missing_text:"Kein Scan hat ihn mangelhaft gefunden, oder sein Verlauf wurde entfernt.",item_gone:"In Plex gibt es den Eintrag nicht mehr.",item_history:"Versuche",item_history_empty:"Noch kein Auftrag hat ein Ergebnis dazu.",item_job:"Auftrag öffnen",item_changes:"Was die Aktualisierung geändert hat",nothing_there:"Leer",item_why_broken:"Warum er mangelhaft ist",item_why_open:"Warum er nicht geheilt ist",item_what_happened:"Was geschehen ist",item_next:"Was als Nächstes geschieht",item_next_healed:"Scans prüfen ihn weiterhin.",item_next_nothing:"Von selbst geschieht nichts.",item_next_scan:"Der nächste Scan ist für {time} geplant ({left}).",item_next_unplanned:"Kein Scan ist geplant: Leg einen Zeitplan an oder starte einen.",item_you_can:"Was du tun kannst",help_ignored:"Ignoriere ihn nicht mehr, dann versuchen es Scans wieder.",help_needs_you:"Öffne ihn in Plex und wähle „Zuordnung korrigieren“. Der nächste Scan bemerkt das. Oder ignoriere ihn.",help_no_match:"Wähle die Zuordnung im Eingang, oder öffne den Eintrag in Plex und wähle „Zuordnung korrigieren“.",help_timed_out:"Versuch es erneut, wenn Plex weniger zu tun hat, oder erhöhe die Frist in den Optionen.",help_given_up:"Aktualisiere ihn, um von vorn zu beginnen, ergänze in Plex, was fehlt, oder ignoriere ihn.",help_waiting:"Du kannst warten, ihn jetzt aktualisieren oder in Plex ergänzen, was fehlt.",why_no_match:"Plex hat keine Zuordnung für ihn.",why_missing_poster:"Er hat kein Poster.",why_broken_poster:"Plex kann sein Poster nicht laden.",why_missing_summary:"Er hat keine Beschreibung oder eine ohne Inhalt.",why_placeholder_title:"Sein Titel ist nur ein Platzhalter wie „Folge 5“.",why_frame_poster:"Er zeigt ein Standbild aus dem Video statt eines Posters.",why_inherited_poster:"Er hat kein eigenes Poster und zeigt das seiner Staffel oder Serie.",why_no_external_ids:"Er ist zugeordnet, aber mit keiner Datenbank wie IMDb, TMDB, TheTVDB oder MusicBrainz verknüpft.",why_missing_required_id:"Ihm fehlt die ID einer Datenbank, die du in den Optionen verlangst.",next_attempt:"Nächster Versuch {time}.",next_attempt_due:"Der nächste Scan versucht es.",next_attempt_unaired:"Versuch nach der Ausstrahlung: {date}.",next_attempt_unaired_again:"Nächster Versuch nach der Ausstrahlung: {date}.",next_attempt_aired:"Nächster Versuch {time}: Quellen brauchen nach der Ausstrahlung manchmal Wochen.",next_attempt_arrived:"Nächster Versuch {time}: neu und noch ohne Ausstrahlungsdatum.",next_attempt_refreshed:"Nächster Versuch {time}: höchstens eine Aktualisierung pro Tag.",next_never_one:"Einmal versucht; Scans versuchen es nicht mehr.",next_never_other:"{count}-mal versucht; Scans versuchen es nicht mehr."};var I2={learned_title:"Von diesem Server gelernt",learned_level:"{library}, {level}",learned_option_deadline:"der Wert der Optionen: {known} von {enough} Aktualisierungen bekannt",learned_option_picture_wait:"der Wert der Optionen: {known} von {enough} späten Bildern bekannt",learned_learned_deadline:"das Dreifache dessen, was {share} von {known} Aktualisierungen brauchten",learned_learned_picture_wait:"das Dreifache dessen, was {share} von {known} späten Bildern brauchten",learned_shortest_deadline:"die kürzeste: {share} von {known} Aktualisierungen brauchten weniger als ein Drittel davon",learned_shortest_picture_wait:"die kürzeste: {share} von {known} späten Bildern brauchten weniger als ein Drittel davon",learned_longest_deadline:"die längste, weil Aktualisierungen hier sehr lange dauern",learned_longest_picture_wait:"die längste, weil späte Bilder hier sehr lange brauchen",learned_doubled_deadline:"verdoppelt: {timed_out} von {recent} überschritten die Zeit",learned_few_arrived:"bis zur ersten Aktualisierung: {known} von {enough} Neuzugängen bekannt",learned_prompt_arrived:"bis zur ersten Aktualisierung: vier von fünf der {known} Neuzugänge brauchten keine zweite",learned_late_arrived:"bis zur ersten Aktualisierung: mindestens einem von fünf der {known} Neuzugänge fehlte {lag} nach dem Eintreffen noch etwas",learned_few_late:"erster Versuch zur üblichen Zeit nach der Ausstrahlung: {known} von {enough} geheilten Folgen bekannt",learned_prompt_late:"erster Versuch zur üblichen Zeit nach der Ausstrahlung: vier von fünf der {known} geheilten Folgen brauchten keinen zweiten",learned_late_late:"später als üblich nach der Ausstrahlung: mindestens einer von fünf der {known} geheilten Folgen fehlte dann noch etwas"};var W2={state_running:"Scan läuft",state_refreshing_items:"Einträge werden aktualisiert",running_since:"Läuft seit {time}",keep_scanning:"Weiter scannen",keep_paused:"Pausiert lassen",dialog_cancel_title:"Diesen Scan abbrechen?",dialog_cancel_text:"Erledigtes bleibt erledigt. Einträge in Arbeit erhalten kein Ergebnis und werden vom nächsten Scan wieder geprüft.",state_queued:"Ein Scan folgt, sobald die Neuzugänge fertig sind",state_queued_items:"Einträge werden aktualisiert, sobald die Neuzugänge fertig sind",queued_since:"Wartet seit {time}",queued_note:"Neuzugänge werden gerade geheilt. Weitere kommen nicht mehr an die Reihe, es dauert also Sekunden bis wenige Minuten.",dialog_cancel_queued:"Der Scan hat noch nicht begonnen, es geht nichts verloren. Neuzugänge in Arbeit werden noch fertig.",keep_waiting:"Weiter warten"};var z2={...F2,...E2,...D2,...N2,...$2,...I2,...W2,title:"Plex Refresher",server:"Server",all_servers:"Alle Server",flow_submit:"Absenden",flow_open_page:"Seite von Plex öffnen",libraries:"Mediatheken",library:"Mediathek",view_overview:"Übersicht",view_jobs:"Aufträge",view_items:"Einträge",view_inbox:"Eingang",view_options:"Optionen",navigation:"Ansichten",loading:"Wird geladen",retry:"Erneut versuchen",server_troubled:"{server} – gestört",other_trouble:"Ein anderer Server ist gestört",server_answers:"Der Server antwortet wieder",server_silent:"Der Server antwortet noch immer nicht",cancel_dialog:"Abbrechen",clear_search:"Suche leeren",clear_filters:"Filter zurücksetzen",all:"Alle",yes:"Ja",none:"nichts",no:"Nein",unknown:"Unbekannt",show_table:"Als Tabelle anzeigen",connection_lost:"Verbindung unterbrochen. Die Anzeige ist von {time} und wird automatisch aktualisiert.",admin_only_title:"Nur für Administratoren",admin_only_text:"Titel, Protokolle und Optionen sind nur für Administratoren sichtbar.",no_servers_title:"Noch kein Plex-Server",no_servers_text:"Sobald Plex Smart Refresher unter Einstellungen › Geräte & Dienste hinzugefügt ist, erscheint der Server hier.",add_server:"Server hinzufügen",not_loaded_title:"Dieser Server ist nicht bereit",not_loaded_text:"Home Assistant hat ihn nicht geladen: Er startet vielleicht noch, ist deaktiviert oder braucht Aufmerksamkeit. Diese Seite versucht es weiter.",open_integration:"Integration öffnen",unknown_server_title:"Server nicht gefunden",unknown_server_text:"Die Adresse nennt einen Server, den es nicht mehr gibt.",go_overview:"Zur Übersicht",dry_run_hint:"Findet Mängel, ohne etwas zu ändern",pause_hint:"Startet keine neuen Aktualisierungen, bis der Scan fortgesetzt wird; laufende werden noch kontrolliert",start_instead_hint:"Beginnt von vorn; der unterbrochene Scan lässt sich dann nicht mehr fortsetzen",cancelling:"Wird abgebrochen …",scan_options:"Scan mit anderen Optionen",started:"Scan gestartet",cancelled:"Scan abgebrochen",paused:"Scan pausiert",resumed:"Scan fortgesetzt",resumable:"Der letzte Scan wurde unterbrochen. Er lässt sich dort fortsetzen, wo er war.",dialog_options_title:"Scan mit anderen Optionen",dialog_options_text:"Diese Optionen gelten nur für diesen Scan.",dialog_large_title:"Etwa {count} Einträge scannen?",dialog_large_title_unknown:"Großen Scan starten?",dialog_large_known:"Das Prüfen dauert Sekunden bis Minuten, das Heilen etwa 2 Minuten je 100 mangelhafte Einträge.",dialog_large_unknown:"Dieser Scan umfasst {window}. Auf einem großen Server kann das Stunden dauern.",dialog_large_text:"Mangelhafte Einträge werden nach und nach aktualisiert. Abbrechen ist jederzeit möglich.",field_days_hint:"Nur Einträge, die in dieser Zahl von Tagen hinzugekommen sind, werden geprüft; 0 prüft ganze Mediatheken",field_max_items_hint:"0 bedeutet ohne Grenze",window_all:"ganze Mediatheken",window_days_one:"den letzten Tag",window_days_other:"die letzten {count} Tage",no_limit:"Ohne Grenze",headline_server_away:"{server} antwortet nicht",headline_never_checked:"Wie gesund ist deine Mediathek?",headline_items_to_heal_one:"{count} Eintrag muss geheilt werden",headline_items_to_heal_other:"{count} Einträge müssen geheilt werden",headline_needs_review_one:"{count} Eintrag braucht dich",headline_needs_review_other:"{count} Einträge brauchen dich",headline_health:"{health} gesund",headline_items_broken_one:"{count} Eintrag ist noch mangelhaft",headline_items_broken_other:"{count} Einträge sind noch mangelhaft",headline_all_well_one:"{count} Eintrag, und er ist in Ordnung",headline_all_well_other:"Alle {count} Einträge sind in Ordnung",headline_all_checked_well:"Alle geprüften Einträge sind in Ordnung",detail_since:"seit {time}",detail_scans_missed_one:"{count} Scan verpasst",detail_scans_missed_other:"{count} Scans verpasst",detail_tried_every_minute:"jede Minute ein neuer Versuch",detail_items_known_one:"etwa {count} Eintrag",detail_items_known_other:"etwa {count} Einträge",detail_changes_nothing:"das Prüfen ändert nichts",detail_rest_well:"der Rest ist in Ordnung",detail_more_broken_one:"{count} weiterer ist mangelhaft",detail_more_broken_other:"{count} weitere sind mangelhaft",detail_last_scan:"letzter Scan {time}",detail_next_scan:"nächster Scan {time}",detail_waiting_one:"{count} wird noch einmal versucht, {time}",detail_waiting_other:"{count} werden noch einmal versucht, der nächste {time}",detail_given_up_one:"{count} aufgegeben",detail_given_up_other:"{count} aufgegeben",detail_left_alone_one:"{count} in Ruhe gelassen",detail_left_alone_other:"{count} in Ruhe gelassen",detail_healed_one:"bisher {count} geheilt",detail_healed_other:"bisher {count} geheilt",dry_run_started:"Probelauf gestartet",progress_lists:"{done} von {total} Listen gelesen",summary_incremental_one:"{count} Eintrag, {read} neu gelesen, der Rest unverändert",summary_incremental_other:"{count} Einträge, {read} neu gelesen, der Rest unverändert",now_working:"Jetzt",progress_done:"{done} von {total}",throughput_one:"{count} Eintrag/min",throughput_other:"{count} Einträge/min",time_left:"Noch etwa {time}",time_left_phase:"Noch etwa {time} in dieser Phase",time_left_unknown:"Restzeit wird ermittelt …",since:"Seit {time} ({duration})",paused_since:"Pausiert seit {time} ({duration})",live_phase:"Phase: {phase}",live_paused:"Scan pausiert. {reason}",live_finished:"Scan beendet. {summary}",phase_collect_hint:"Listet die Mediatheken auf",phase_inspect_hint:"Sucht fehlende Metadaten",phase_refresh_hint:"Lässt Plex neu abrufen",phase_verify_hint:"Wartet auf die letzten Ergebnisse",phase_state_done:"erledigt",phase_state_active:"läuft",phase_state_paused:"pausiert",phase_state_ahead:"steht noch aus",tally:"Ergebnisse",tally_checked:"Geprüft",tally_defective:"Mangelhaft",tally_failed:"Nicht behoben",protected_somehow:"Eine Aktualisierung würde manuelle Änderungen verwerfen.",protected_itself:"Der Eintrag hat keine Zuordnung, aber gesperrte Felder ({fields}): Eine Aktualisierung würde sie verwerfen.",protected_below:"{title}, ein Eintrag darunter, hat keine Zuordnung, aber gesperrte Felder ({fields}): Eine Aktualisierung würde sie verwerfen.",protected_pictures:"Eine Aktualisierung könnte selbst gewählte Bilder ersetzen: Die {count} Bilder darunter sind zu viele, um sie zu schützen.",field_name_title:"Titel",field_name_titleSort:"Sortiertitel",field_name_summary:"Beschreibung",field_name_thumb:"Poster",field_name_art:"Hintergrund",field_name_year:"Jahr",field_name_genre:"Genre",pause_until_resumed:"Der Scan bleibt pausiert, bis ihn jemand fortsetzt.",pause_until_available:"Der Scan versucht es von selbst wieder und gibt nach der längsten Pause auf, die in den Optionen steht.",pause_until_accepted:"Der Scan versucht es bis zu fünf Minuten lang von selbst wieder. Danach fragt Home Assistant nach einem neuen Token.",pause_until_over:"Der Scan geht von selbst weiter, sobald das vorbei ist, oder nach der längsten Pause, die in den Optionen steht.",error_unknown:"Ein unerwarteter Fehler. Einzelheiten stehen im Protokoll von Home Assistant.",error_request_failed:"Der Plex-Server hat die Anfrage abgelehnt.",error_not_loaded:"Dieser Server ist nicht bereit.",error_not_found:"Das gibt es nicht mehr.",error_unauthorized:"Das dürfen nur Administratoren.",error_connection:"Home Assistant antwortet nicht.",section_now:"Jetzt",section_health:"Zustand der Mediatheken",section_totals:"Insgesamt",no_schedule:"Kein Zeitplan",no_schedule_hint:"Unten lässt sich einer hinzufügen",section_schedules:"Zeitpläne",schedules_empty:"Noch startet kein Scan von selbst.",schedule_own:"Anderer Zeitplan",schedule_add:"Zeitplan hinzufügen",schedule_change:"Zeitplan ändern",schedule_name:"Name",schedule_more:"Mehr",zone_hint:"In der Zeitzone von Home Assistant, {zone}",schedule_weekdays:"Wochentage",schedule_window_hint:"In Tagen; 0 prüft ganze Mediatheken, leer gilt das der Optionen",schedule_catch_up:"Nachholen innerhalb von",schedule_catch_up_hint:"In Stunden; wie spät ein verpasster Scan noch starten darf",schedule_enabled:"Ein",schedule_next:"Nächster Scan {when}",schedule_off:"Aus",schedule_never:"Noch nicht gelaufen",schedule_run:"Jetzt ausführen",schedule_edit:"Bearbeiten",schedule_delete:"Löschen",schedule_delete_title:"„{name}“ löschen?",schedule_delete_text:"Er startet dann keine Scans mehr. Ein laufender Scan läuft weiter.",schedule_deleted:"„{name}“ ist gelöscht",schedule_saved:"Nächster Scan {when}",schedule_off_saved:"Gespeichert. Er ist aus und startet keinen Scan.",libraries_monitored:"alle überwachten Mediatheken",no_library_ticked:"Wähle mindestens eine Mediathek aus.",look_at_them:"Ansehen",when_today:"heute um {time}",when_tonight:"heute Nacht um {time}",when_tomorrow:"morgen um {time}",when_later:"am {date} um {time}",waiting_hint:"Fehlgeschlagene Einträge, die ein späterer Scan wieder versucht",to_review_hint:"Einträge, die Scans überspringen, weil eine Aktualisierung manuelle Änderungen verwerfen würde",total_rate_hint:"Aktualisierte Einträge, bei denen alle Mängel behoben sind",first_scan_text:"Ein Probelauf sucht fehlende Poster, Beschreibungen und Zuordnungen und ändert nichts. Danach zeigt diese Seite den Zustand jeder Mediathek.",health_empty:"Nach dem ersten Scan steht hier der Zustand jeder Mediathek.",health_share:"{percent} ohne Mängel",no_defects:"Keine Mängel",health_items_one:"{count} Eintrag",health_items_other:"{count} Einträge",health_broken_one:"{count} ist mangelhaft",health_broken_other:"{count} sind mangelhaft",health_part_one:"{count} neuer Eintrag geprüft",health_part_other:"{count} neue Einträge geprüft",health_part_broken_one:"{count} muss geheilt werden",health_part_broken_other:"{count} müssen geheilt werden",all_libraries:"Alle Mediatheken",chart_label:"Zustand von {name} im Lauf der Zeit. Mit den Pfeiltasten lässt er sich ablesen.",chart_change:"{change} seit {date}",chart_items:"{broken} von {items}",chart_scan:"Scan, nichts geheilt",chart_healed_one:"Scan: {count} Eintrag geheilt",chart_healed_other:"Scan: {count} Einträge geheilt",chart_period:"Zeitraum",chart_week:"Woche",chart_month:"Monat",chart_year:"Jahr",healed_last_night:"Letzte Nacht geheilt",healed_last:"Zuletzt geheilt",healed_items_one:"{count} Eintrag",healed_items_other:"{count} Einträge",healed_all:"Alle anzeigen",health_change:"{change} im letzten Scan",health_change_now:"{change} in diesem Scan",column_share:"Ohne Mängel",summary_fixed_one:"{count} behoben",summary_fixed_other:"{count} behoben",summary_failed_one:"{count} nicht behoben",summary_failed_other:"{count} nicht behoben",summary_would_one:"{count} würde aktualisiert",summary_would_other:"{count} würden aktualisiert",summary_none:"Nichts zu beheben",summary_checked_one:"{count} geprüft",summary_checked_other:"{count} geprüft",jobs_empty_title:"Noch keine Aufträge",jobs_empty_text:"Jeder Scan erscheint hier als Auftrag, mit Protokoll und dem Ergebnis jedes Eintrags.",jobs_no_match_title:"Kein Auftrag passt zu diesen Filtern",job_of:"Auftrag vom {time}",job_missing_title:"Auftrag nicht gefunden",job_missing_text:"Alte Aufträge werden nach einiger Zeit entfernt.",job_all:"Alle Aufträge",job_phases:"Phasen",job_log:"Protokoll",job_scope_items_one:"{count} ausgewählter Eintrag",job_scope_items_other:"{count} ausgewählte Einträge",job_max_refreshes:"Höchstzahl der Aktualisierungen",job_trigger:"Gestartet",job_finished:"Beendet",job_pause:"Grund der Pause",restored:"Von der Aktualisierung verschlechtert und wiederhergestellt: {what}",before:"Vorher",after:"Nachher",job_items_empty:"Kein Eintrag brauchte eine Aktualisierung.",job_items_empty_running:"Noch keine Ergebnisse.",job_items_no_match:"Kein Eintrag hat dieses Ergebnis.",log_level:"Mindeststufe",level_debug:"Debug",level_info:"Info",level_warning:"Warnung",level_error:"Fehler",log_search:"Titel oder englische Wörter suchen",log_download:"Herunterladen",log_follow:"Neueste Zeilen",log_live:"Live",log_empty:"Das Protokoll ist leer.",log_no_match:"Keine Zeile passt.",log_lines_one:"{count} Zeile",log_lines_other:"{count} Zeilen",log_older:"Keine älteren Zeilen passen",log_beginning:"Anfang des Protokolls",log_region:"Protokollzeilen",items_search:"Titel durchsuchen",items_count_one:"{count} Eintrag",items_count_other:"{count} Einträge",items_region:"Einträge",segments:"Teile der Liste",segment_attention:"Zu beheben",segment_needs_you:"Braucht dich",segment_to_heal:"Als Nächstes",segment_waiting:"Wartet",segment_left_alone:"Übergangen",segment_healed:"Geheilt",segment_hint_attention:"Alles, was noch mangelhaft ist",segment_hint_needs_you:"Scans überspringen diese Einträge, weil eine Aktualisierung manuelle Änderungen verwerfen würde",segment_hint_to_heal:"Der nächste Scan aktualisiert diese Einträge zum ersten Mal",segment_hint_waiting:"Diese Einträge sind gescheitert, ein späterer Scan versucht sie erneut",segment_hint_left_alone:"Ein kleiner Mangel, für den sich die Aktualisierung aller Einträge darunter nicht lohnt",segment_hint_given_up:"Scans versuchen diese Einträge nicht mehr",segment_hint_ignored:"Scans überspringen diese Einträge, weil sie ignoriert werden",segment_hint_healed:"Einträge, die mangelhaft waren und es nicht mehr sind",not_looked_title:"Noch nicht nachgesehen",not_looked_text:"Noch kein Scan hat fehlende Metadaten gesucht. Eine Prüfung ändert nichts.",check_library:"Mediathek prüfen",none_attention:"Nichts zu beheben",none_needs_you:"Nichts braucht dich",none_to_heal:"Nichts ist zu heilen",none_waiting:"Nichts wartet",none_left_alone:"Nichts wird übergangen",none_given_up:"Nichts ist aufgegeben",none_ignored:"Nichts wird ignoriert",none_healed:"Noch nichts ist geheilt",items_no_match_title:"Kein Eintrag passt",items_no_match_text:"Ein anderes Wort oder weniger Filter helfen vielleicht.",one_item:"Nur ein Eintrag",filter:"Filtern",filter_defect:"Mangel",filter_type:"Art",filter_one_show:"Nur eine Serie",filter_result:"Ergebnis",filter_remove:"Filter {name} entfernen",filter_done:"{count} anzeigen",sort_by:"Sortieren nach",sort_worst:"Schlimmste zuerst",sort_title:"Nach Titel",sort_next_attempt:"Nächster Versuch zuerst",selected_one:"{count} ausgewählt",selected_other:"{count} ausgewählt",select_all_one:"{count} Eintrag auswählen",select_all_other:"Alle {count} Einträge auswählen",select_item:"{title} auswählen",clear_selection:"Auswahl aufheben",show_more:"Mehr anzeigen",heal_all:"Alle {count} heilen",refresh_now:"Jetzt aktualisieren",refresh_anyway:"Trotzdem aktualisieren",ignore:"Ignorieren",unignore:"Nicht mehr ignorieren",undo:"Rückgängig",undone:"Rückgängig gemacht",open_in_plex:"In Plex öffnen",open_locally:"Im lokalen Netz öffnen",open_at_plex_tv:"Bei plex.tv öffnen",item_actions:"Aktionen für {title}",activity_refreshing:"Wird gerade aktualisiert",activity_queued:"Vorgemerkt",checked_at:"Geprüft {time}",group_next:"nächster Versuch {time}",reason_ignored:"Scans überspringen den Eintrag, weil er ignoriert wird.",reason_fixed:"Alle Mängel sind behoben.",reason_healthy:"Der Eintrag hat keine Mängel mehr.",reason_final_title:"Der Titel gilt so, wie er ist: Zwei Aktualisierungen haben keinen anderen gebracht.",reason_untried:"Noch nicht versucht.",reason_would_refresh:"Bei einer Prüfung gefunden; noch wurde nichts geändert.",reason_unaired:"Noch nicht oder gerade erst ausgestrahlt.",reason_refreshed_lately:"Vor weniger als einem Tag aktualisiert.",reason_refresh_limit:"Der letzte Scan hatte die Höchstzahl der Aktualisierungen erreicht.",reason_postponed:"Die Aktualisierung wurde für einen anderen Auftrag aufgeschoben.",reason_too_costly:"Eine Aktualisierung würde wegen eines kleinen Mangels auch alles darunter verarbeiten.",reason_timed_out:"Plex war zu langsam.",reason_errored:"Plex hat mit einem Fehler geantwortet.",reason_partly_fixed:"Ein Teil ist behoben.",reason_left:"Die Quellen von Plex haben noch nicht alles.",reason_left_no_match:"Plex hat keine Zuordnung gefunden.",reason_left_missing_poster:"Die Quellen von Plex haben noch kein Poster.",reason_left_broken_poster:"Plex hat noch kein anderes Poster geladen.",reason_left_missing_summary:"Die Quellen von Plex haben noch keine Beschreibung.",reason_left_placeholder_title:"Die Quellen von Plex haben noch keinen richtigen Titel.",reason_left_frame_poster:"Plex zeigt weiterhin ein Standbild aus dem Video.",reason_left_inherited_poster:"Die Quellen von Plex haben noch kein eigenes Poster.",reason_left_no_external_ids:"Die Quellen von Plex verknüpfen den Eintrag noch mit keiner Datenbank.",reason_left_missing_required_id:"Die Quellen von Plex haben die verlangte ID noch nicht.",action_refresh:"Erneut versuchen",action_open_in_plex:"In Plex zuordnen",action_raise_deadline:"Frist verlängern",items_ignored_one:"{count} Eintrag wird ignoriert",items_ignored_other:"{count} Einträge werden ignoriert",items_unignored_one:"{count} Eintrag wird nicht mehr ignoriert",items_unignored_other:"{count} Einträge werden nicht mehr ignoriert",items_refreshing_one:"{count} Eintrag wird aktualisiert",items_refreshing_other:"{count} Einträge werden aktualisiert",items_queued_one:"{count} Eintrag folgt nach dem laufenden Auftrag",items_queued_other:"{count} Einträge folgen nach dem laufenden Auftrag",items_left_one:"{count} weiterer Eintrag war zu viel; bitte später aktualisieren",items_left_other:"{count} weitere Einträge waren zu viel; bitte später aktualisieren",page_of:"{from}–{to} von {total}",page_previous:"Vorherige Seite",page_next:"Nächste Seite",pages:"Seiten",options_save:"Speichern",options_saved:"Gespeichert",options_undo:"Änderungen verwerfen",options_changed_one:"{count} Änderung",options_changed_other:"{count} Änderungen",option_changed:"Geändert",option_reset:"Zurück auf {value}",options_about:"Über"};var U2={arrivals_waiting_one:"{count} new item is not ready yet",arrivals_waiting_other:"{count} new items are not ready yet",arrivals_more_one:"and {count} more",arrivals_more_other:"and {count} more",arrival_untitled:"New item",arrival_new:"arrived {time}",arrival_replaced:"file replaced {time}",arrival_ready:"ready",arrival_ready_after:"ready after {duration}",arrival_incomplete:"still incomplete",arrival_watched:"not ready yet",arrival_next_look:"Next check {time}.",arrival_first_try:"Plex may still fill this in. First try {time}.",arrival_next_try:"It is new. Next try {time}.",arrival_due:"Its turn comes once nothing else runs and nothing pauses it.",state_arrivals:"Healing new items",job_scope_arrivals_one:"{count} new item",job_scope_arrivals_other:"{count} new items"};var G2={card_name:"Plex Smart Refresher",card_description:"Shows how well a Plex server’s libraries are, and what happens next",card_layout:"Layout",card_layout_compact:"Compact",card_layout_libraries:"Libraries",card_layout_posters:"Posters of healed items",card_broken:"Broken",card_healed:"Last healed",card_healed_when:"{count}, {time}",card_never:"None yet",card_missing:"Choose a server in the card’s configuration.",card_open:"Open Plex Refresher",card_field_title:"Title",card_field_actions:"Show buttons"};var Q2={view_checkup:"Check-up",checkup_problem_one:"{count} problem",checkup_problem_other:"{count} problems",checkup_warning_one:"{count} warning",checkup_warning_other:"{count} warnings",checkup_hint_one:"{count} hint",checkup_hint_other:"{count} hints",checkup_good:"Nothing found that costs metadata",checkup_never:"This server has not been checked yet",checkup_text:"The check-up reads the settings of the server and its libraries, and says what makes metadata go missing. It changes nothing.",checkup_last:"Last checked {time}, with {requests}",checkup_requests_one:"{count} request",checkup_requests_other:"{count} requests",checkup_run:"Check again",checkup_first:"Check now",checkup_running:"Checking the server. This takes some seconds.",checkup_done:"The check-up is done.",checkup_why:"Why it matters",checkup_where:"What to do",checkup_affected_one:"Explains {count} broken item",checkup_affected_other:"Explains {count} broken items",checkup_on_purpose:"This is on purpose",checkup_silenced:"{check}: on purpose, and quiet from now on",checkup_told:"{check}: told again",checkup_fold_ok_one:"{count} check is fine",checkup_fold_ok_other:"{count} checks are fine",checkup_fold_unknown_one:"{count} check without an answer",checkup_fold_unknown_other:"{count} checks without an answer",checkup_fold_silenced_one:"{count} finding on purpose",checkup_fold_silenced_other:"{count} findings on purpose",checkup_line:"Check-up of the server: {found}",checkup_report:"Compatibility report",checkup_report_text:"For a bug report: what this server does differently, in versions and counts. It contains no titles, names, paths, addresses, or tokens.",checkup_report_copy:"Copy",checkup_report_copied:"The report is copied",checkup_report_not_copied:"The browser does not allow this. Select the text and copy it.",checkup_report_save:"Download",checkup_close:"Close"};var q2={inbox_title_one:"{count} match waits for you",inbox_title_other:"{count} matches wait for you",inbox_text:"Plex could not match these items by itself. Nothing changes until you choose, and every match can be undone.",inbox_accept_one:"Match {count} clear one",inbox_accept_other:"Match {count} clear ones",inbox_accept_hint:"Those with a recommended candidate of the same ID, or of the same title and year",inbox_matching_one:"Matching {count} item",inbox_matching_other:"Matching {count} items",inbox_empty_title:"Nothing waits for you",inbox_empty_text:"Items that Plex cannot match by itself appear here after a scan, with candidates to choose from.",inbox_by_id_title:"Some have an ID in their file name",inbox_by_id_text:"Scans can match these by themselves: only where exactly one title has this ID, name and year agree, no other item is it, and nothing was edited or watched. At most ten a day, each verified.",inbox_by_id:"Match them automatically from now on",inbox_by_id_done:"Scans match by ID from now on",inbox_no_candidates:"Plex suggests nothing. Search by the title in another language, or by an ID.",inbox_found_nothing:"Plex finds nothing for this search.",inbox_loses:"A match discards what was edited by hand ({fields}). The edits are restored afterwards.",inbox_recommended:"Recommended",inbox_twin:"Another one has this title and year",inbox_match:"Match",inbox_match_with:"Match with {title}",inbox_search:"Search",inbox_search_title:"Title",inbox_search_year:"Year",inbox_search_id:"Or ID",inbox_search_now:"Find",inbox_later:"Later",inbox_decline:"None of these",inbox_never:"Never ask again",inbox_never_hint:"The item stays as it is.",inbox_is_waiting:"Matching…",inbox_is_done:"Matched",inbox_is_put_off:"Asked again in a week",inbox_is_declined:"Declined. Asked again only with other candidates",inbox_is_never:"Never asked again",inbox_is_undoing:"Undoing…",inbox_is_undone:"Undone",changes_title:"What was written",changes_text:"Each change can be undone, and is kept for some time.",changes_below_one:"and {count} item below it",changes_below_other:"and {count} items below it",changes_open:"How this ended is unknown, because Home Assistant stopped meanwhile. It can be undone.",changes_none:"Nothing is different.",changes_fields:"Changed: {fields}",changes_undone:"Undone {time}",rung_first:"First attempt: {rung}",rung_match:"Matched",restored_wanted:"Restored: {what}",restored_not:"Could not be restored: {what}",field_name_guid:"match",field_name_poster:"poster"};var K2={job_more:"Options and phases",job_checked_one:"{count} item was checked.",job_checked_other:"{count} items were checked.",job_healed_one:"{fixed} of {count} broken item is healed.",job_healed_other:"{fixed} of {count} broken items are healed.",job_would_one:"{count} would be refreshed; nothing was changed.",job_would_other:"{count} would be refreshed; nothing was changed.",job_all_well:"None of them is broken.",job_health:"Health: {before} → {after}.",item_all:"All items",item_missing_title:"Item not found",item_missing_text:"No scan has found it broken, or its history was removed.",item_gone:"It is no longer in Plex.",item_history:"Attempts",item_history_empty:"No job has a result for it yet.",item_job:"Open job",item_changes:"What the refresh changed",nothing_there:"Empty",item_why_broken:"Why it is broken",item_why_open:"Why it is not healed",item_what_happened:"What happened",item_next:"What happens next",item_next_healed:"Scans check it again.",item_next_nothing:"Nothing happens by itself.",item_next_scan:"The next scan is planned for {time} ({left}).",item_next_unplanned:"No scan is planned: add a schedule, or start one.",item_you_can:"What you can do",help_ignored:"Stop ignoring it to have scans try it again.",help_needs_you:"Open it in Plex and choose Fix Match. The next scan notices that. Or ignore it.",help_no_match:"Choose its match in the inbox, or open it in Plex and choose Fix Match.",help_timed_out:"Try it again when Plex is less busy, or raise the deadline in the options.",help_given_up:"Refresh it to start over, add what is missing in Plex, or ignore it.",help_waiting:"You can wait, refresh it now, or add what is missing in Plex.",why_no_match:"Plex has not matched it to anything.",why_missing_poster:"It has no poster.",why_broken_poster:"Plex cannot load its poster.",why_missing_summary:"It has no summary, or one that says nothing.",why_placeholder_title:"Its title is only a placeholder, such as “Episode 5”.",why_frame_poster:"It shows a frame of the video in place of a poster.",why_inherited_poster:"It has no poster of its own and shows that of its season or show.",why_no_external_ids:"It is matched, but not linked to any database, such as IMDb, TMDB, TheTVDB or MusicBrainz.",why_missing_required_id:"It lacks the ID of a database that you require in the options.",next_attempt:"Next try {time}.",next_attempt_due:"The next scan tries it.",next_attempt_unaired:"Tried when it has aired: {date}.",next_attempt_unaired_again:"Tried again when it has aired: {date}.",next_attempt_aired:"Next try {time}: sources can take weeks after the air date.",next_attempt_arrived:"Next try {time}: it is new and has no air date yet.",next_attempt_refreshed:"Next try {time}: it is refreshed at most once per day.",next_never_one:"Tried once; scans no longer try it.",next_never_other:"Tried {count} times; scans no longer try it."};var j2={learned_title:"Learned from this server",learned_level:"{library}, {level}",learned_option_deadline:"the value of the options: {known} of {enough} refreshes known",learned_option_picture_wait:"the value of the options: {known} of {enough} late images known",learned_learned_deadline:"three times what {share} of {known} refreshes took",learned_learned_picture_wait:"three times what {share} of {known} late images took",learned_shortest_deadline:"the shortest: {share} of {known} refreshes took less than a third of it",learned_shortest_picture_wait:"the shortest: {share} of {known} late images took less than a third of it",learned_longest_deadline:"the longest, because refreshes take very long here",learned_longest_picture_wait:"the longest, because late images take very long here",learned_doubled_deadline:"doubled: {timed_out} of {recent} timed out",learned_few_arrived:"until the first refresh: {known} of {enough} new items known",learned_prompt_arrived:"until the first refresh: four in five of {known} new items needed no second one",learned_late_arrived:"until the first refresh: at least one in five of {known} new items still lacked something {lag} after its arrival",learned_few_late:"first attempt at the usual time after the air date: {known} of {enough} healed episodes known",learned_prompt_late:"first attempt at the usual time after the air date: four in five of {known} healed episodes needed no second one",learned_late_late:"later than usual after the air date: at least one in five of {known} healed episodes still lacked something then"};var J2={state_running:"Scanning",state_refreshing_items:"Refreshing items",running_since:"Running for {time}",keep_scanning:"Keep scanning",keep_paused:"Keep paused",dialog_cancel_title:"Cancel this scan?",dialog_cancel_text:"Completed work is kept. Items in progress get no result and are inspected again by the next scan.",state_queued:"A scan follows as soon as the new items are done",state_queued_items:"Items are refreshed as soon as the new ones are done",queued_since:"Waiting for {time}",queued_note:"New items are being healed. No further ones begin, so this takes seconds to a few minutes.",dialog_cancel_queued:"The scan has not begun, so nothing is lost. New items in progress are still finished.",keep_waiting:"Keep waiting"};var Z1={...U2,...G2,...Q2,...q2,...K2,...j2,...J2,title:"Plex Refresher",server:"Server",all_servers:"All servers",flow_submit:"Submit",flow_open_page:"Open the Plex page",libraries:"Libraries",library:"Library",view_overview:"Overview",view_jobs:"Jobs",view_items:"Items",view_inbox:"Inbox",view_options:"Options",navigation:"Views",loading:"Loading",retry:"Try again",server_troubled:"{server} – trouble",other_trouble:"Another server is in trouble",server_answers:"The server answers again",server_silent:"The server still does not answer",cancel_dialog:"Cancel",clear_search:"Clear search",clear_filters:"Clear filters",all:"All",yes:"Yes",none:"none",no:"No",unknown:"Unknown",show_table:"Show as table",connection_lost:"Connection lost. The data is from {time} and updates when the connection is back.",admin_only_title:"Administrators only",admin_only_text:"Only administrators can see titles, logs, and options.",no_servers_title:"No Plex server yet",no_servers_text:"Add Plex Smart Refresher under Settings › Devices & services to see your server here.",add_server:"Add server",not_loaded_title:"This server is not ready",not_loaded_text:"Home Assistant has not loaded it. It may still be starting, be disabled, or need your attention. This page keeps trying.",open_integration:"Open integration",unknown_server_title:"Server not found",unknown_server_text:"The address refers to a server that no longer exists.",go_overview:"Go to overview",dry_run_hint:"Finds defects without changing anything",pause_hint:"Starts no new refreshes until you resume; refreshes in progress are still verified",start_instead_hint:"Starts from the beginning; the interrupted scan can then no longer be resumed",cancelling:"Cancelling…",scan_options:"Scan with other options",started:"Scan started",cancelled:"Scan cancelled",paused:"Scan paused",resumed:"Scan resumed",resumable:"The last scan was interrupted. You can resume it where it stopped.",dialog_options_title:"Scan with other options",dialog_options_text:"These options apply to this scan only.",dialog_large_title:"Scan about {count} items?",dialog_large_title_unknown:"Start a large scan?",dialog_large_known:"Checking takes seconds to minutes, healing about 2 minutes per 100 broken items.",dialog_large_unknown:"This scan covers {window}. On a large server, that can take hours.",dialog_large_text:"Defective items are refreshed a few at a time. You can cancel at any time.",field_days_hint:"Only items added within this many days are scanned; 0 scans entire libraries",field_max_items_hint:"0 means no limit",window_all:"entire libraries",window_days_one:"the last day",window_days_other:"the last {count} days",no_limit:"No limit",headline_server_away:"{server} does not answer",headline_never_checked:"How healthy is your library?",headline_items_to_heal_one:"{count} item needs healing",headline_items_to_heal_other:"{count} items need healing",headline_needs_review_one:"{count} item needs you",headline_needs_review_other:"{count} items need you",headline_health:"{health} healthy",headline_items_broken_one:"{count} item is still broken",headline_items_broken_other:"{count} items are still broken",headline_all_well_one:"{count} item, and it is well",headline_all_well_other:"All {count} items are well",headline_all_checked_well:"All checked items are well",detail_since:"since {time}",detail_scans_missed_one:"{count} scan missed",detail_scans_missed_other:"{count} scans missed",detail_tried_every_minute:"tried again every minute",detail_items_known_one:"about {count} item",detail_items_known_other:"about {count} items",detail_changes_nothing:"a check changes nothing",detail_rest_well:"the rest is well",detail_more_broken_one:"{count} more is broken",detail_more_broken_other:"{count} more are broken",detail_last_scan:"last scan {time}",detail_next_scan:"next scan {time}",detail_waiting_one:"{count} is tried again, {time}",detail_waiting_other:"{count} are tried again, the next {time}",detail_given_up_one:"{count} given up",detail_given_up_other:"{count} given up",detail_left_alone_one:"{count} left alone",detail_left_alone_other:"{count} left alone",detail_healed_one:"{count} healed so far",detail_healed_other:"{count} healed so far",dry_run_started:"Dry run started",progress_lists:"{done} of {total} lists read",summary_incremental_one:"{count} item, {read} read again, the rest unchanged",summary_incremental_other:"{count} items, {read} read again, the rest unchanged",now_working:"Now",progress_done:"{done} of {total}",throughput_one:"{count} item/min",throughput_other:"{count} items/min",time_left:"About {time} left",time_left_phase:"About {time} left in this phase",time_left_unknown:"Estimating the time left…",since:"Since {time} ({duration})",paused_since:"Paused since {time} ({duration})",live_phase:"Phase: {phase}",live_paused:"Scan paused. {reason}",live_finished:"Scan finished. {summary}",phase_collect_hint:"Lists the libraries",phase_inspect_hint:"Finds missing metadata",phase_refresh_hint:"Has Plex fetch metadata again",phase_verify_hint:"Waits for the remaining results",phase_state_done:"done",phase_state_active:"in progress",phase_state_paused:"paused",phase_state_ahead:"pending",tally:"Results",tally_checked:"Checked",tally_defective:"Defective",tally_failed:"Not fixed",protected_somehow:"A refresh would discard manual edits.",protected_itself:"It has no match, but it has locked fields ({fields}) that a refresh would discard.",protected_below:"{title}, which is below it, has no match, but has locked fields ({fields}) that a refresh would discard.",protected_pictures:"A refresh could replace pictures that somebody chose: the {count} pictures below it are too many to protect.",field_name_title:"title",field_name_titleSort:"sort title",field_name_summary:"summary",field_name_thumb:"poster",field_name_art:"background",field_name_year:"year",field_name_genre:"genre",pause_until_resumed:"The scan stays paused until someone resumes it.",pause_until_available:"The scan retries on its own, and gives up after the maximum pause set in the options.",pause_until_accepted:"The scan retries on its own for up to five minutes. Then Home Assistant asks for a new token.",pause_until_over:"The scan resumes on its own once this is over, or after the maximum pause set in the options.",error_unknown:"Unexpected error. Home Assistant’s log has the details.",error_request_failed:"The Plex server refused the request.",error_not_loaded:"This server is not ready.",error_not_found:"This no longer exists.",error_unauthorized:"Only administrators can do this.",error_connection:"Home Assistant does not respond.",section_now:"Now",section_health:"Library health",section_totals:"All time",no_schedule:"No schedule",no_schedule_hint:"Add one below",section_schedules:"Schedules",schedules_empty:"No scan starts by itself yet.",schedule_own:"Other schedule",schedule_add:"Add schedule",schedule_change:"Change schedule",schedule_name:"Name",schedule_more:"More",zone_hint:"In Home Assistant’s time zone, {zone}",schedule_weekdays:"Weekdays",schedule_window_hint:"Days; 0 scans entire libraries, empty means as in the options",schedule_catch_up:"Catch up within",schedule_catch_up_hint:"Hours; how late a missed scan can still start",schedule_enabled:"On",schedule_next:"Next scan {when}",schedule_off:"Off",schedule_never:"Has not run yet",schedule_run:"Run now",schedule_edit:"Edit",schedule_delete:"Delete",schedule_delete_title:"Delete “{name}”?",schedule_delete_text:"It starts no more scans. A running scan continues.",schedule_deleted:"“{name}” is deleted",schedule_saved:"Next scan {when}",schedule_off_saved:"Saved. It is off and starts no scan.",libraries_monitored:"all monitored libraries",no_library_ticked:"Choose at least one library.",look_at_them:"Look at them",when_today:"today at {time}",when_tonight:"tonight at {time}",when_tomorrow:"tomorrow at {time}",when_later:"on {date} at {time}",waiting_hint:"Failed items that a later scan tries again",to_review_hint:"Items that scans skip because a refresh would discard manual edits",total_rate_hint:"The share of refreshed items with all defects fixed",first_scan_text:"A dry run finds missing posters, summaries, and matches without changing anything. Afterwards, this page shows the health of each library.",health_empty:"The health of each library appears here after the first scan.",health_share:"{percent} without defects",no_defects:"No defects",health_items_one:"{count} item",health_items_other:"{count} items",health_broken_one:"{count} is broken",health_broken_other:"{count} are broken",health_part_one:"{count} new item checked",health_part_other:"{count} new items checked",health_part_broken_one:"{count} needs healing",health_part_broken_other:"{count} need healing",all_libraries:"All libraries",chart_label:"Health of {name} over time. Use the arrow keys to read it.",chart_change:"{change} since {date}",chart_items:"{broken} of {items}",chart_scan:"Scan, nothing healed",chart_healed_one:"Scan: {count} item healed",chart_healed_other:"Scan: {count} items healed",chart_period:"Period",chart_week:"Week",chart_month:"Month",chart_year:"Year",healed_last_night:"Healed last night",healed_last:"Healed most recently",healed_items_one:"{count} item",healed_items_other:"{count} items",healed_all:"Show all",health_change:"{change} in the last scan",health_change_now:"{change} in this scan",column_share:"Without defects",summary_fixed_one:"{count} fixed",summary_fixed_other:"{count} fixed",summary_failed_one:"{count} not fixed",summary_failed_other:"{count} not fixed",summary_would_one:"{count} would be refreshed",summary_would_other:"{count} would be refreshed",summary_none:"Nothing to fix",summary_checked_one:"{count} checked",summary_checked_other:"{count} checked",jobs_empty_title:"No jobs yet",jobs_empty_text:"Each scan appears here as a job, with its log and the result of each item.",jobs_no_match_title:"No jobs match these filters",job_of:"Job from {time}",job_missing_title:"Job not found",job_missing_text:"Old jobs are removed after a while.",job_all:"All jobs",job_phases:"Phases",job_log:"Log",job_scope_items_one:"{count} selected item",job_scope_items_other:"{count} selected items",job_max_refreshes:"Maximum refreshes",job_trigger:"Started",job_finished:"Finished",job_pause:"Pause reason",restored:"The refresh made this worse. Restored: {what}",before:"Before",after:"After",job_items_empty:"No items needed a refresh.",job_items_empty_running:"No results yet.",job_items_no_match:"No items have this result.",log_level:"Minimum level",level_debug:"Debug",level_info:"Info",level_warning:"Warning",level_error:"Error",log_search:"Search titles and English words",log_download:"Download",log_follow:"Newest lines",log_live:"Live",log_empty:"The log is empty.",log_no_match:"No lines match.",log_lines_one:"{count} line",log_lines_other:"{count} lines",log_older:"No older lines match",log_beginning:"Start of the log",log_region:"Log lines",items_search:"Search titles",items_count_one:"{count} item",items_count_other:"{count} items",items_region:"Items",segments:"Parts of the list",segment_attention:"Needs attention",segment_needs_you:"Needs you",segment_to_heal:"To heal",segment_waiting:"Waiting",segment_left_alone:"Left alone",segment_healed:"Healed",segment_hint_attention:"Everything that is still broken",segment_hint_needs_you:"Scans skip these items because a refresh would discard manual edits",segment_hint_to_heal:"The next scan refreshes these items for the first time",segment_hint_waiting:"These items failed, and a later scan tries them again",segment_hint_left_alone:"A small defect that is not worth refreshing everything below the item",segment_hint_given_up:"Scans no longer try these items",segment_hint_ignored:"Scans skip these items because you ignore them",segment_hint_healed:"Items that were broken and have no defect any more",not_looked_title:"Not looked yet",not_looked_text:"No scan has looked for missing metadata. A check changes nothing.",check_library:"Check the library",none_attention:"Nothing needs attention",none_needs_you:"Nothing needs you",none_to_heal:"Nothing is to be healed",none_waiting:"Nothing is waiting",none_left_alone:"Nothing is left alone",none_given_up:"Nothing is given up",none_ignored:"Nothing is ignored",none_healed:"Nothing is healed yet",items_no_match_title:"No items match",items_no_match_text:"Try another word or fewer filters.",one_item:"One item only",filter:"Filter",filter_defect:"Defect",filter_type:"Type",filter_one_show:"One show",filter_result:"Result",filter_remove:"Remove the filter {name}",filter_done:"Show {count}",sort_by:"Sort by",sort_worst:"Worst first",sort_title:"By title",sort_next_attempt:"Next try first",selected_one:"{count} selected",selected_other:"{count} selected",select_all_one:"Select {count} item",select_all_other:"Select all {count} items",select_item:"Select {title}",clear_selection:"Clear selection",show_more:"Show more",heal_all:"Heal all {count}",refresh_now:"Refresh now",refresh_anyway:"Refresh anyway",ignore:"Ignore",unignore:"Stop ignoring",undo:"Undo",undone:"Undone",open_in_plex:"Open in Plex",open_locally:"Open in the local network",open_at_plex_tv:"Open at plex.tv",item_actions:"Actions for {title}",activity_refreshing:"Refreshing now",activity_queued:"Queued",checked_at:"Checked {time}",group_next:"next try {time}",reason_ignored:"Scans skip it because you ignore it.",reason_fixed:"All defects are fixed.",reason_healthy:"It has no defects any more.",reason_final_title:"Its title is taken as it is: two refreshes brought no other.",reason_untried:"It has not been tried yet.",reason_would_refresh:"A check found it; nothing has been changed yet.",reason_unaired:"It has not aired yet, or only just.",reason_refreshed_lately:"It was refreshed less than a day ago.",reason_refresh_limit:"The last scan had reached its maximum number of refreshes.",reason_postponed:"Its refresh was postponed to make room for another job.",reason_too_costly:"A refresh would also process everything below it, for a small defect.",reason_timed_out:"Plex was too slow.",reason_errored:"Plex answered with an error.",reason_partly_fixed:"Some of it is fixed.",reason_left:"Plex’s sources do not have everything yet.",reason_left_no_match:"Plex found no match.",reason_left_missing_poster:"Plex’s sources have no poster yet.",reason_left_broken_poster:"Plex has not loaded another poster yet.",reason_left_missing_summary:"Plex’s sources have no summary yet.",reason_left_placeholder_title:"Plex’s sources have no proper title yet.",reason_left_frame_poster:"Plex still shows a frame of the video.",reason_left_inherited_poster:"Plex’s sources have no poster of its own yet.",reason_left_no_external_ids:"Plex’s sources do not link it to any database yet.",reason_left_missing_required_id:"Plex’s sources do not have the required ID yet.",action_refresh:"Try again",action_open_in_plex:"Fix match in Plex",action_raise_deadline:"Raise the deadline",items_ignored_one:"{count} item ignored",items_ignored_other:"{count} items ignored",items_unignored_one:"{count} item no longer ignored",items_unignored_other:"{count} items no longer ignored",items_refreshing_one:"Refreshing {count} item",items_refreshing_other:"Refreshing {count} items",items_queued_one:"{count} item follows when the running job has ended",items_queued_other:"{count} items follow when the running job has ended",items_left_one:"{count} more item was too many; refresh it later",items_left_other:"{count} more items were too many; refresh them later",page_of:"{from}–{to} of {total}",page_previous:"Previous page",page_next:"Next page",pages:"Pages",options_save:"Save",options_saved:"Saved",options_undo:"Undo changes",options_changed_one:"{count} change",options_changed_other:"{count} changes",option_changed:"Changed",option_reset:"Reset to {value}",options_about:"About"};var X2={en:Z1,de:z2},c1=V=>X2[V.split("-")[0]??""]?V.split("-")[0]:"en",a2=(V,C)=>V.replace(/\{(\w+)\}/g,(H,L)=>String(C[L]??H));function Y2(V){let C=X2[c1(V)];return(H,L={})=>a2(C[H]??Z1[H]??H,L)}function C5(V,C,H,L,e,M={}){let r=new Intl.PluralRules(c1(C)).select(L)==="one"?"one":"other";return V(`${H}_${r}`,{count:e,...M})}var S1=V=>V in Z1;var h1="plex_smart_refresher/",H5="/api/plex_smart_refresher/";function f(V){let{code:C,message:H,translation_key:L,translation_placeholders:e}=V??{};return typeof V=="number"||typeof C=="number"?{code:"connection",message:""}:{code:String(L??C??"unknown"),message:String(H??V),values:e??{}}}var V5=V=>Object.fromEntries(Object.entries(V).filter(([,C])=>C!==""&&C!==void 0)),A2=2e3,F3=["selector","entity","exceptions","options","config"];function L5(V){V.then(C=>setTimeout(()=>URL.revokeObjectURL(C),1e4))}var I=class V{constructor(C,H){this.hass=C;this.entryId=H;this.thumbs=new Map}static async entries(C){return(await C.callWS({type:`${h1}entries`})).entries}static async words(C,H){let L=M=>C.callWS({type:"frontend/get_translations",language:c1(H),category:M,integration:["plex_smart_refresher"]}),e=await Promise.all(F3.map(L));return Object.assign({},...e.map(({resources:M})=>M))}call(C,H={}){return this.hass().callWS({type:h1+C,entry_id:this.entryId,...V5(H)})}jobs(C,H,L=0){return this.call("jobs",{...C,limit:H,offset:L})}async job(C){return(await this.call("job",{job_id:C})).job}item(C){return this.call("item",{rating_key:C})}proposals(C,H=0){return this.call("proposals",{limit:C,offset:H})}async proposal(C){let H={rating_key:C};return(await this.call("proposal",H)).proposal}acceptProposal(C,H=""){return this.call("accept_proposal",{proposal_id:C,guid:H})}acceptProposals(C){return this.call("accept_proposals",{proposal_ids:C})}declineProposal(C,H){return this.call("decline_proposal",{proposal_id:C,forever:H})}postponeProposal(C){return this.call("postpone_proposal",{proposal_id:C})}reopenProposal(C){return this.call("reopen_proposal",{proposal_id:C})}async searchMatches(C,H){let L={rating_key:C,...H};return(await this.call("search_matches",L)).candidates}async changes(C,H=50){let L={rating_key:C,limit:H};return(await this.call("changes",L)).changes}undoChange(C){return this.call("undo_change",{change_id:C})}jobItems(C,H,L,e){return this.call("job_items",{job_id:C,result:H,limit:L,offset:e})}healthHistory(C){return this.call("health_history",{period:C})}log(C,H,L,e){return this.call("log",{job_id:C,...H,limit:L,before_id:e})}items(C,H,L=0){let e={sort:"position",descending:!1};return this.call("items",{...C,...e,limit:H,offset:L})}itemGroups(C,H){return this.call("item_groups",{...C,...H})}async itemCounts(C){return(await this.call("item_counts",C)).segments}start(C){return this.call("start",C)}async countItems(C){let H=C?.length?C:void 0;return(await this.call("count_items",{libraries:H})).items}schedulePreset(){return this.call("schedule_preset")}setSchedule({libraries:C,window_days:H,...L},e=""){return this.call("set_schedule",{...L,libraries:C.length?C:void 0,window_days:H??void 0,schedule_id:e})}deleteSchedule(C){return this.call("delete_schedule",{schedule_id:C})}runSchedule(C){return this.call("run_schedule",{schedule_id:C})}async checkServer(){return(await this.call("check_server")).reachable}cancel(){return this.call("cancel")}pause(){return this.call("pause")}resume(){return this.call("resume")}refreshItems(C,H){return this.call("refresh_items",{...C,force:H})}ignore(C,H){return this.call("ignore",{...C,ignored:H})}undoIgnore(C,H){return this.call("undo_ignore",{change:C,ignored:H})}options(){return this.call("options")}setOptions(C){return this.call("set_options",C)}subscribe(C){let H;return this.follow({type:`${h1}subscribe`,entry_id:this.entryId},L=>L.type==="unloaded"?!1:(L.type==="state"?H=L.state:H&&(H={...H,...L.state}),H&&C.onState(H),!0),L=>C.onError(L))}subscribeLog(C,H,L,e,M){return this.follow({type:`${h1}subscribe_log`,entry_id:this.entryId,job_id:C,limit:L,...V5(H)},({initial:r,...t})=>(e(t,r),!0),M)}follow(C,H,L){let e=!1,M,r,t=p=>{p?.then(d=>d()).catch(()=>{})},i=()=>{e||(M=setTimeout(A,A2))},A=()=>{let p=this.hass().connection.subscribeMessage(d=>{e||r!==p||H(d)||(r=void 0,t(p),L({code:"not_loaded",message:""}),i())},C);r=p,p.catch(d=>{r=void 0,!e&&(L(f(d)),i())})};return A(),()=>{e=!0,clearTimeout(M),t(r)}}thumb(C,H=""){let L=encodeURIComponent(C)+(H&&`?version=${H}`);return this.picture(`${H5}${this.entryId}/thumb/${L}`)}picture(C){let H=this.thumbs.get(C);return H||(H=this.fetchThumb(C).catch(()=>""),this.thumbs.set(C,H),this.forgetOldThumbs()),H}static{this.MAX_THUMBS=400}async fetchThumb(C){let H=await this.hass().fetchWithAuth(C);return H.status!==200?"":URL.createObjectURL(await H.blob())}forgetOldThumbs(){for(let[C,H]of this.thumbs){if(this.thumbs.size<=V.MAX_THUMBS)return;this.thumbs.delete(C),L5(H)}}release(){this.thumbs.forEach(L5),this.thumbs.clear()}async logAddress(C){let H=`${H5}${this.entryId}/log/${encodeURIComponent(C)}`,L=await this.hass().callWS({type:"auth/sign_path",path:H,expires:30});return this.hass().hassUrl?.(L.path)??L.path}};var e5={queued:"info",running:"accent",paused:"warn",success:"good",failed:"bad",cancelled:"plain",interrupted:"warn"},M5={healthy:"good",fixed:"good",partly_fixed:"warn",unresolved:"warn",timed_out:"warn",errored:"bad",would_refresh:"info",undone:"info",partly_undone:"warn"};var E=["collect","inspect","refresh","verify"];var E3=({status:V})=>V==="queued"||V==="running"||V==="paused",t5=V=>!V||V.trigger==="arrival"&&V.options.item_count>0,D3=45,N3=3,g1=class{constructor(){this.learned=[];this.samples=[];this.watched=""}add(C,H){let L=`${C.job_id} ${C.phase}`;if(L!==this.watched){this.watched=L;let M=C.phase?C.phase_times[C.phase]:void 0;this.samples=M!==void 0&&H>M?[{time:M,done:0}]:[]}C.status==="paused"&&(this.samples=[]),this.samples.push({time:H,done:C.done});let e=H-D3;for(;this.samples.length>2&&this.samples[1].time<e;)this.samples.shift()}get perSecond(){let[C,H]=[this.samples[0],this.samples.at(-1)];return!C||!H||H.time-C.time<N3?null:Math.max(0,H.done-C.done)/(H.time-C.time)}timeLeft(C){let H=this.perSecond||(C.phase==="refresh"?$3(C,this.learned):null);return!H||!C.total?null:Math.max(0,C.total-C.done)/H}};function $3({options:V},C){let{library_ids:H,in_flight:L}=V,e=C.filter(({library_id:t,typical:i})=>i&&(!H.length||H.includes(t))),M=r5(e.map(({deadline:t})=>t.known)),r=r5(e.map(({deadline:t,typical:i})=>t.known*i));return r?L*M/r:null}var r5=V=>V.reduce((C,H)=>C+H,0),I3={running:"active",paused:"paused"};function i5(V){let C=V.phase?E.indexOf(V.phase):-1,H=E.map((L,e)=>V.status==="success"?[L,V.phase_times[L]?"done":"ahead"]:e===C?[L,I3[V.status]??"ahead"]:[L,e<C?"done":"ahead"]);return Object.fromEntries(H)}function s4(V,C){let L=E.slice(0,V.phase?E.indexOf(V.phase)+1:0).filter(M=>V.phase_times[M]!==void 0),e=V.finished_at??C;return Object.fromEntries(L.map((M,r)=>{let t=L[r+1],i=t?V.phase_times[t]:e;return[M,Math.max(0,i-V.phase_times[M])]}))}var f1=V=>V.partly_fixed+V.unresolved+V.timed_out+V.errored;function v4(V,C){return V+C?100*V/(V+C):null}function x4(V,C){let H=W3(V,C).filter(L=>!L.options.item_count);return V.libraries.filter(L=>L.open).map(L=>z3(L,H)).sort((L,e)=>L.library.title.localeCompare(e.library.title))}var W3=({job:V},C)=>[...V?[V]:[],...C.filter(({job_id:H})=>H!==V?.job_id)];function z3(V,C){let H=C.flatMap(r=>r.libraries.filter(({library_id:t})=>t===V.library_id).map(t=>({job:r,health:t}))),L=H.find(({health:r})=>r.is_complete),e=L!==void 0&&E3(L.job),M=H.flatMap(({job:r,health:{health:t,checked:i,left:A}})=>t.after===null||A===null?[]:[{time:r.finished_at??r.started_at,share:t.after,checked:i,defective:A}]);return{library:V,defects:U3(V.open.defects),trend:M.reverse(),change:{before:L?.health.health.before??null,after:e?V.health:L?.health.health.after??null,isLive:e},part:V.items===null?H[0]?.health:void 0}}function U3(V){return Object.entries(V).filter(([,C])=>C>0).sort((C,H)=>H[1]-C[1])}var G3=5e3,Q3=365;function o5(V,C,H){let L=V.dry_run||V.found_only,e=q3(V,C,H);return L?{...e,isLarge:!1}:e}function q3(V,C,H){let L=V.days??C.options.window_days,e=V.max_items??C.options.max_items,t=C.libraries.filter(({library_id:A,is_monitored:p})=>V.libraries?.length?V.libraries.includes(A):p).map(A=>K3(A.library_id,L,H)).map(A=>e?Math.min(e,A??e):A);if(t.some(A=>A===null))return{isLarge:L===0||L>Q3,items:null};let i=t.reduce((A,p)=>A+(p??0),0);return{isLarge:i>G3,items:i}}function K3(V,C,H){for(let L of H){if(L.status!=="success"||L.options.item_count||L.options.max_items||L.options.window_days!==C)continue;let e=L.libraries.find(M=>M.library_id===V);if(e)return e.checked}return null}var O1=(V,C,H="",L="")=>o`<span class="chip tone-${C}" title=${L||a}
>${H?l(H):a}${V}</span
>`,j3={queued:i2,running:M2,paused:H1,success:X,failed:C2,cancelled:q1,interrupted:V1},g4=(V,C)=>O1(V.word("status",C),e5[C]??"plain",j3[C]),a5=V=>O1(V.name("switch.dry_run"),"info",Y),f4=(V,C,H=null)=>O1(V.word("result",C),M5[C]??"plain","",H?V.word("skip_reason",H):""),O4=(V,C)=>o`<span class="chips"
>${C.map(H=>O1(V.word("defect",H),"plain"))}</span
>`;function _4(V,C){let{trigger:H,options:L,libraries:e}=C,M=L.item_count?J3(V,C):e.map(({title:r})=>r).join(", ");return[V.word("trigger",H),M].filter(Boolean).join(" · ")}var J3=(V,{trigger:C,options:H})=>V.plural(C==="arrival"?"job_scope_arrivals":"job_scope_items",H.item_count),A5=(V,C)=>C.pause_reason?V.word("pause_reason",C.pause_reason):"",_1=(V,{queued:C},H=!1)=>V.t(C?"state_queued":H?"dry_run_started":"started");function b4(V,C){let{dry_run:H,health:L}=C,e=[Y3(V,C),X3(V,C)];return!H&&L.before!==null&&L.after!==null&&L.before!==L.after&&e.push(C0(V,L.before,L.after)),e.filter(Boolean).join(" · ")}function X3(V,C){let{tally:H}=C,L=f1(H);if(C.dry_run)return V.plural("summary_would",H.would_refresh);let e=[];return H.fixed&&e.push(V.plural("summary_fixed",H.fixed)),L&&e.push(V.plural("summary_failed",L)),!H.defective&&C.status==="success"&&e.push(V.t("summary_none")),e.join(" · ")}function Y3(V,{tally:C,libraries:H}){let L=H.reduce((r,t)=>r+t.checked,0);if(H.some(r=>!r.is_complete)||L<=C.checked)return V.plural("summary_checked",C.checked);let M=V.number(C.checked);return V.plural("summary_incremental",L,{read:M})}function k4({plural:V},C,H){let L=V("health_items",C);return H?`${L} · ${V("health_broken",H)}`:L}var C0=(V,C,H)=>`${V.percent(C)} → ${V.percent(H)}`,n5=(V,C,H="",L="plain",e="")=>o`<div class="figure tone-${L} ${e}" title=${H||a}>
<dt>${V}</dt>
<dd class="num">${C}</dd>
</div>`,H0=({path:V,title:C,text:H,actions:L})=>o`<div class="empty">
<span class="badge">${l(V)}</span>
<h2>${C}</h2>
${H?o`<p>${H}</p>`:a}
${L?o`<div class="actions">${L}</div>`:a}
</div>`,w4=(V,C,H)=>H0({path:J,title:C,actions:o`<button class="button soft" @click=${H}>${V.t("retry")}</button>`}),y4=(V,C)=>o`<div class="skeleton-rows" aria-hidden="true">
${Array.from({length:V},()=>o`<div class="skeleton" style="height:${C-16}px;margin:8px 0"></div>`)}
</div>`,P4=(V,C)=>V.codes(C).map(H=>({value:H,label:V.word(C,H)})),T4=(V,C,H,L,e)=>o`<select
class="field ${C?"active":""}"
aria-label=${V}
.value=${C}
@change=${M=>L(M.target.value)}
>
<option value="" ?selected=${!C}>${e}</option>
${H.map(M=>o`<option value=${M.value} ?selected=${M.value===C}>
${M.label}
</option>`)}
</select>`,B4=(V,C,H,L)=>o`<label class="field search">
${l(C1)}
<input
type="search"
aria-label=${C}
placeholder=${C}
autocomplete="off"
spellcheck="false"
.value=${H}
@input=${e=>L(e.target.value)}
/>
${H?o`<button
class="icon-button clear"
aria-label=${V.t("clear_search")}
@click=${e=>{e.preventDefault(),L("")}}
>
${l(Y1)}
</button>`:a}
</label>`,R4=(V,C,H,L,e)=>o`<nav class="pager" aria-label=${V.t("pages")} ?hidden=${L<=H&&!C}>
<span class="num muted"
>${V.t("page_of",{from:V.number(L?C+1:0),to:V.number(Math.min(C+H,L)),total:V.number(L)})}</span
>
<button
class="icon-button"
aria-label=${V.t("page_previous")}
?disabled=${C<=0}
@click=${()=>e(Math.max(0,C-H))}
>
${l(j1)}
</button>
<button
class="icon-button"
aria-label=${V.t("page_next")}
?disabled=${C+H>=L}
@click=${()=>e(C+H)}
>
${l(J1)}
</button>
</nav>`;var m5=V=>({locale:V.locale,serverZone:V.config.time_zone});function d2({locale:V}){switch(V.number_format){case"comma_decimal":return"en-US";case"decimal_comma":return"de";case"space_comma":return"fr";case"quote_decimal":return"de-CH";case"system":return;default:return V.language}}function l5(V,C,H=0){return new Intl.NumberFormat(d2(V),{maximumFractionDigits:H,minimumFractionDigits:H,useGrouping:V.locale.number_format!=="none"}).format(C)}function s5(V,C,H=0){let L=10**-H,e=C>0&&C<100?Math.min(Math.max(C,L),100-L):C;return new Intl.NumberFormat(d2(V),{style:"percent",maximumFractionDigits:H,minimumFractionDigits:H}).format(e/100)}var k1=({locale:V,serverZone:C})=>V.time_zone==="server"?C:void 0;function v5({locale:V}){if(V.time_format==="12")return!0;if(V.time_format==="24")return!1}var V0=({locale:V})=>V.time_format==="system"?void 0:V.language;function p2(V,C,H=!1){return new Intl.DateTimeFormat(V0(V),{hour:"2-digit",minute:"2-digit",second:H?"2-digit":void 0,hour12:v5(V),timeZone:k1(V)}).format(C*1e3)}var L0={DMY:["day","month","year"],MDY:["month","day","year"],YMD:["year","month","day"]};function e1(V,C){let H=L0[V.locale.date_format],L=V.locale.date_format==="system"?void 0:V.locale.language,e=new Intl.DateTimeFormat(L,{year:"numeric",month:H?"2-digit":"short",day:H?"2-digit":"numeric",timeZone:k1(V)}).formatToParts(C*1e3);if(!H)return e.map(t=>t.value).join("");let M=t=>e.find(i=>i.type===t)?.value??"",r=e.find(t=>t.type==="literal")?.value.trim()||"/";return H.map(M).join(V.locale.date_format==="YMD"?"-":r)}var x5=(V,C)=>`${e1(V,C)}, ${p2(V,C)}`,d5=5;function b1(V,C){let H=new Intl.DateTimeFormat("en-CA",{year:"numeric",month:"2-digit",day:"2-digit",hour:"2-digit",hourCycle:"h23",timeZone:k1(V)}).formatToParts(C*1e3),L=M=>H.find(r=>r.type===M)?.value??"";return{day:Date.UTC(+L("year"),+L("month")-1,+L("day"))/864e5,hour:+L("hour")}}function u5(V,C,H){let[L,e]=[b1(V,C),b1(V,H)],M=L.day-e.day;return L.hour<=d5&&C>=H&&C-H<86400&&(M===1||e.hour<=d5)?"tonight":M===0?"today":M===1?"tomorrow":"later"}var[e0,M0]=[20,12];function Z5(V,C,H){let[L,e]=[b1(V,C),b1(V,H)],M=e.day-L.day;return C>H?!1:M===0?L.hour<M0:M===1&&L.hour>=e0}function c5({locale:V,serverZone:C}){return(V.time_zone==="server"?C:r0())===C?void 0:C}var r0=()=>new Intl.DateTimeFormat().resolvedOptions().timeZone,p5=86400;function S5(V,C,H){let L=H<p5?{weekday:"short",hour:"numeric",minute:"2-digit",hour12:v5(V)}:H<28*p5?{day:"numeric",month:"short"}:{month:"short"};return new Intl.DateTimeFormat(V.locale.language,{...L,timeZone:k1(V)}).format(C*1e3)}var t0=[["day",86400],["hour",3600],["minute",60]];function h5(V,C,H){let L=C-H;if(Math.abs(L)>30*86400)return e1(V,C);let e=new Intl.RelativeTimeFormat(V.locale.language,{numeric:"auto"});for(let[M,r]of t0)if(Math.abs(L)>=r)return e.format(Math.trunc(L/r),M);return e.format(0,"second")}var n2=(V,C,H)=>new Intl.NumberFormat(d2(V)??V.locale.language,{style:"unit",unit:H,unitDisplay:"short",maximumFractionDigits:0}).format(C);function g5(V,C){let H=Math.max(0,Math.round(C)),[L,e,M]=[Math.floor(H/3600),Math.floor(H/60)%60,H%60],r=[];return L&&r.push(n2(V,L,"hour")),e&&r.push(n2(V,e,"minute")),!L&&(M||!e)&&r.push(n2(V,M,"second")),r.join(" ")}function f5(V){return V<10?Math.max(1,Math.ceil(V)):V<60?Math.ceil(V/5)*5:V<600?Math.ceil(V/15)*15:Math.ceil(V/60)*60}function E4(V,C){let H=C.trim().toLocaleLowerCase();if(!H)return[{text:V,hit:!1}];let L=V.toLocaleLowerCase();if(L.length!==V.length)return[{text:V,hit:!1}];let e=[],M=0;for(let r=L.indexOf(H);r>=0;r=L.indexOf(H,M))r>M&&e.push({text:V.slice(M,r),hit:!1}),M=r+H.length,e.push({text:V.slice(r,M),hit:!0});return M<V.length&&e.push({text:V.slice(M),hit:!1}),e}var _5=(V,C)=>o`<div
class="bar ${C.status}"
role="progressbar"
aria-label=${V.name("sensor.progress")}
aria-valuemin="0"
aria-valuemax="100"
aria-valuenow=${Math.round(C.progress)}
>
<span style="transform:scaleX(${C.progress/100})"></span>
</div>`;function b5(V,C){let H=i5(C);return o`<ol class="phases">
${E.map((L,e)=>{let M=H[L];return o`<li
class=${M}
title=${V.t(`phase_${L}_hint`)}
aria-current=${M==="active"||M==="paused"?"step":a}
>
<span class="dot num" aria-hidden="true"
>${M==="done"?l(K1):e+1}</span
>
<span class="ellipsis">${V.word("phase",L)}</span>
<span class="visually-hidden">${V.t(`phase_state_${M}`)}</span>
</li>`})}
</ol>`}function k5(V,C,H){let L=[C.total?o0(V,C):"",...C.status==="paused"?[]:a0(V,C,H)];return o`<p class="throughput num">
${L.filter(Boolean).map(e=>o`<span>${e}</span>`)}
</p>`}var O5=1e3;function o0({t:V,number:C},{phase:H,done:L,total:e}){return H==="inspect"?V("progress_lists",{done:C(Math.floor(L/O5)),total:C(e/O5)}):V("progress_done",{done:C(L),total:C(e)})}function a0(V,C,H){let L=H.perSecond,e=H.timeLeft(C),M=C.phase==="refresh"||C.phase==="verify";return[L&&C.phase!=="inspect"?V.plural("throughput",Math.round(L*60)):"",e===null?V.t("time_left_unknown"):V.t(M?"time_left":"time_left_phase",{time:V.duration(f5(e))})]}function w5(V,C,H){let L=f1(C),e=[[V.t("tally_checked"),C.checked,"plain",!0],[V.word("result","healthy"),C.healthy,"plain",!0],[V.t("tally_defective"),C.defective,"plain",!0],[V.word("result","would_refresh"),C.would_refresh,"info",H],[V.word("result","fixed"),C.fixed,"good",!H],[V.t("tally_failed"),L,L?"warn":"plain",!H],[V.word("result","skipped"),C.skipped,"plain",!0],[V.word("result","gone"),C.gone,"plain",!H]];return o`<dl class="tally" aria-label=${V.t("tally")}>
${e.filter(([,,,M])=>M).map(([M,r,t])=>n5(M,V.number(r),"",t))}
</dl>`}var A0={invalid_auth:"sign_in",not_owner:"sign_in",server_unavailable:"change_address",wrong_server:"change_address",certificate_untrusted:"change_address",certificate_name:"change_address",certificate_time:"change_address"},K4=V=>A0[V??""],w1=({localizer:V,openForm:C},H)=>o`<button class="button filled" @click=${()=>C(H)}>
${V.word("headline_action",H)}
</button>`;function j4({api:V,localizer:C,notify:H},L){let{library_ids:e,window_days:M,max_items:r}=L.options,t=e.length?e:void 0;return o`<button class="button filled" @click=${()=>V.start({libraries:t,days:M,max_items:r,dry_run:L.dry_run}).then(A=>H(_1(C,A,L.dry_run)),A=>H(C.error(f(A)),!0))}>${C.t("retry")}</button>`}function n0({t:V},{status:C,trigger:H,options:L}){return C==="paused"?V("paused"):C==="queued"?V(L.item_count?"state_queued_items":"state_queued"):L.item_count?V(H==="arrival"?"state_arrivals":"state_refreshing_items"):V("state_running")}var d0={user:"pause_until_resumed",token_refused:"pause_until_accepted",server_unavailable:"pause_until_available",provider_down:"pause_until_available"},p0=(V,C)=>o`<p class="banner pause-note tone-warn">
${l(H1)}
<span class="cause"
><span class="reason">${A5(V.localizer,C)}</span> ${C.pause_reason?V.localizer.t(d0[C.pause_reason]??"pause_until_over"):a}</span
>
${C.pause_reason==="token_refused"&&V.isAdmin?w1(V,"sign_in"):a}
</p>`,m0=(V,C,H="paused_since")=>C.paused_at===null?V.t(C.status==="queued"?"queued_since":"running_since",{time:V.duration(Date.now()/1e3-C.started_at)}):V.t(H,{time:V.moment(C.paused_at),duration:V.duration(Date.now()/1e3-C.paused_at)});function L9(V,C,H,L){let{localizer:e}=V,M=o`<div class="what">
<h2>${n0(e,C)} ${C.dry_run?a5(e):a}</h2>
<p class="muted num">${m0(e,C,"since")}</p>
</div>`;return C.status==="queued"?o`<div class="running">
<div class="headline">${M}</div>
<p class="muted">${e.t("queued_note")}</p>
${L}
</div>`:o`<div class="running">
<div class="headline">
${M}
<span class="percent num" aria-hidden="true">${e.percent(C.progress)}</span>
</div>
${_5(e,C)} ${b5(e,C)}
${C.status==="paused"?p0(V,C):a}
<div class="now">
${C.current===void 0||C.status==="paused"?a:o`<p class="ellipsis current" title=${C.current||a}>
<span class="muted">${e.t("now_working")}</span>
<bdi>${C.current||"…"}</bdi>
</p>`}
${k5(e,C,H)}
</div>
${w5(e,C.tally,C.dry_run)} ${L}
</div>`}function u(V,C){customElements.get(V)||customElements.define(V,C)}var y1=s`
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
font-size: var(--ha-font-size-l, 16px);
font-weight: 500;
line-height: 1.5;
letter-spacing: 0.1px;
}
h3 {
font-size: var(--ha-font-size-m, 14px);
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
`;var y5=s`
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
@container (max-width: 30em) {
.button {
white-space: normal;
}
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
`;var P5=s`
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
font-size: var(--ha-font-size-s, 12px);
font-weight: 500;
white-space: nowrap;
color: color-mix(in srgb, var(--tone) 48%, var(--text));
background: color-mix(in srgb, var(--tone) 14%, transparent);
}
@container (max-width: 24em) {
.chip {
white-space: normal;
}
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
`;var T5=s`
:host {
--card: var(--ha-card-background, var(--card-background-color, #fff));
--text: var(--primary-text-color, #141414);
--muted: var(--secondary-text-color, #5e5e5e);
--line: var(--divider-color, rgba(0, 0, 0, 0.12));
--accent: var(--primary-color, #009ac7);
/* Text in the accent colour, and fills below white text, that have enough contrast. */
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
font-size: var(--ha-font-size-m, 14px);
line-height: 1.45;
-webkit-font-smoothing: antialiased;
-webkit-text-size-adjust: 100%;
}
@supports (color: oklch(from red l c h)) {
:host {
/* The same in the full chroma of the theme's colour. */
--accent-text: oklch(
from color-mix(in oklab, var(--accent) 70%, var(--text)) l calc(c / 0.7) h
);
--accent-fill: oklch(from var(--accent) min(l, 0.53) c h);
}
}
`;var k=[T5,y1,P5,y5];var m2="component.plex_smart_refresher.",l2="options.step.init.sections",P1={defect:"selector.defect.options.*",result:"selector.result.options.*",skip_reason:"selector.skip_reason.options.*",restored:"selector.restored_field.options.*",media_type:"selector.media_type.options.*",status:"selector.job_status.options.*",trigger:"selector.job_trigger.options.*",pause_reason:"selector.pause_reason.options.*",weekday:"selector.weekday.options.*",minimum_level:"selector.log_level.options.*",rung:"selector.rung.options.*",proposal_reason:"selector.proposal_reason.options.*",evidence:"selector.evidence.options.*",write_kind:"selector.write_kind.options.*",check:"selector.check.options.*",check_detail:"selector.check_detail.options.*",check_why:"selector.check_why.options.*",check_remedy:"selector.check_remedy.options.*",log_line:"selector.log_line.options.*",phase:"entity.sensor.phase.state.*",headline:"entity.sensor.status.state.*",headline_action:"entity.sensor.status.state_attributes.action.state.*",error:"exceptions.*.message"},D=class{constructor(C,H={}){this.words=H;this.plural=(C,H,L={})=>C5(this.t,this.language,C,H,this.number(H),L);this.number=(C,H=0)=>l5(this.formatting,C,H);this.percent=(C,H=0)=>s5(this.formatting,C,H);this.time=(C,H=!1)=>p2(this.formatting,C,H);this.date=C=>e1(this.formatting,C);this.tick=(C,H)=>S5(this.formatting,C,H);this.dateTime=C=>x5(this.formatting,C);this.moment=C=>Date.now()/1e3-C<86400?this.time(C):this.dateTime(C);this.upcoming=C=>{let H=u5(this.formatting,C,Date.now()/1e3);return this.t(`when_${H}`,{time:this.time(C),date:e1(this.formatting,C)})};this.scheduled=C=>C===null?this.t("schedule_off_saved"):this.t("schedule_saved",{when:this.upcoming(C)});this.wasLastNight=C=>Z5(this.formatting,C,Date.now()/1e3);this.relative=C=>h5(this.formatting,C,Date.now()/1e3);this.duration=C=>g5(this.formatting,C);this.word=(C,H,L={})=>this.find(P1[C].replace("*",H),L)??H.replaceAll("_"," ");this.template=(C,H)=>this.words[m2+P1[C].replace("*",H)];this.codes=C=>{let[H,L]=`${m2}${P1[C]}`.split("*");return Object.keys(this.words).filter(e=>e.startsWith(H)&&e.endsWith(L)).map(e=>e.slice(H.length,e.length-L.length))};this.name=C=>this.find(`entity.${C}.name`)??C.split(".").at(-1).replaceAll("_"," ");this.optionSection=C=>this.find(`${l2}.${C}.name`)??C;this.option=(C,H)=>this.find(`${l2}.${C}.data.${H}`)??H.replaceAll("_"," ");this.optionHint=(C,H)=>this.find(`${l2}.${C}.data_description.${H}`)??"";this.choice=(C,H)=>this.find(`selector.${C}.options.${H}`);this.flow=(C,H)=>this.find(`config.${C}`,H??{});this.error=({code:C,message:H,values:L})=>{let e=`error_${C}`;return this.find(P1.error.replace("*",C),L)??(S1(e)?this.t(e):H||this.t("error_unknown"))};this.numberFault=(C,H,{minimum:L,maximum:e})=>{if(Number.isInteger(H)&&H>=L&&H<=e)return"";let r={field:C,minimum:L,maximum:e,value:Number.isNaN(H)?"":H??""};return this.error({code:"invalid_number",message:"",values:r})};this.failure=C=>this.error({code:C,message:""});this.window=C=>C?this.plural("window_days",C):this.t("window_all");this.language=C.locale?.language??C.language,this.t=Y2(this.language),this.formatting=m5(C)}static keyOf(C){return JSON.stringify([C.locale,C.config.time_zone])}get otherZone(){return c5(this.formatting)}find(C,H={}){let L=this.words[m2+C];return L===void 0?void 0:a2(L,H)}};var s2=new WeakMap,B5=class{constructor(C){this.host=C;this.isReady=!1;this.key="";C.addController(this)}hostDisconnected(){clearTimeout(this.timer),this.key=""}update(C){let H=D.keyOf(C);if(H===this.key)return;this.key=H,clearTimeout(this.timer),this.localizer=new D(C);let L=s2.get(C.connection)?.get(this.localizer.language);this.isReady=L!==void 0,L?this.localizer=new D(C,L):this.load(C,H)}async load(C,H){let{language:L}=this.localizer;try{let e=await I.words(C,L),M=s2.get(C.connection)??new Map;s2.set(C.connection,M.set(L,e)),H===this.key&&(this.localizer=new D(C,e))}catch{H===this.key&&(this.timer=setTimeout(()=>{this.load(C,H)},A2))}H===this.key&&(this.isReady=!0,this.host.requestUpdate())}};var T1="/plex-smart-refresher",l0=["overview","jobs","items","inbox","checkup","options"],B1="servers",R5=V=>l0.includes(V),s0=V=>{try{return decodeURIComponent(V)}catch{return V}};function h9(V,C){let L=(V.startsWith(T1)?V.slice(T1.length):V).split("/").filter(Boolean).map(s0),e=L[0]??"";if(e===B1)return{entryId:"",view:B1,jobId:"",itemKey:"",query:{}};let[M,r,t]=R5(e)?["",e,L[1]]:[e,L[1],L[2]],i=r!==void 0&&R5(r)?r:"overview";return{entryId:M??"",view:i,jobId:i==="jobs"?t??"":"",itemKey:i==="items"?t??"":"",query:Object.fromEntries(new URLSearchParams(C.replace(/^#/,"")))}}function W(V){if(V.view===B1)return`${T1}/${B1}`;let C=V.jobId||V.itemKey||"",H=[V.entryId,V.view??"overview",C].filter(Boolean),L=new URLSearchParams(Object.entries(V.query??{}).filter(([,M])=>M)),e=L.size?`#${L}`:"";return`${T1}/${H.map(encodeURIComponent).join("/")}${e}`}function v2(V,C=!1){C?history.replaceState(history.state,"",V):history.pushState(null,"",V),window.dispatchEvent(new CustomEvent("location-changed",{detail:{replace:C}}))}var F5=class{constructor(C,H,L,e=()=>{}){this.host=C;this.hass=H;this.jobCount=L;this.onChange=e;this.throughput=new g1;C.addController(this)}hostDisconnected(){this.stop()}follow(C){let H=this.entryId!==C;this.stop(),this.entryId=C,this.error=void 0,H&&(this.state=void 0,this.jobs=void 0,this.items=void 0),C&&(this.api=new I(this.hass,C),this.unsubscribe=this.api.subscribe({onState:L=>this.take(L),onError:L=>{this.error=L,this.host.requestUpdate()}})),this.host.requestUpdate()}stop(){this.unsubscribe?.(),this.unsubscribe=void 0,this.api?.release(),this.api=void 0,this.entryId=void 0}take(C){let H=this.state;this.state=E5(C,this.items),D5(this.state)&&this.items===void 0&&this.hass().user?.is_admin&&this.countItems(),this.error=void 0,this.throughput.learned=C.learned,C.job&&this.throughput.add(C.job,Date.now()/1e3),this.onChange(H,C),(!this.jobs||H?.last_job?.job_id!==C.last_job?.job_id)&&this.loadJobs(),this.host.requestUpdate()}async countItems(){let{api:C}=this;this.items=null;let H=await C?.countItems(void 0).catch(()=>null);C!==this.api||!H||!this.state||(this.items=H,this.state=E5(this.state,H),this.host.requestUpdate())}async loadJobs(){let{api:C}=this,H=await C?.jobs({},this.jobCount).catch(()=>{});C===this.api&&(this.jobs=H?.jobs??this.jobs??[],this.host.requestUpdate())}},D5=({headline:V})=>V?.code==="never_checked"&&V.details.every(({code:C})=>C!=="items_known");function E5(V,C){let{headline:H}=V;return!H||!C||!D5(V)?V:{...V,headline:{...H,details:[{code:"items_known",values:{count:C}},...H.details]}}}function N5(V,C){let{headline:H}=C;if(!H)return null;let L=H.details.map(({code:M,values:r})=>x0(V,M,r));H.code==="scan_failed"&&L.unshift(V.relative(Number(H.values.time)));let e=L.join(" · ");return{title:v0(V,H,C.server.title),details:e.charAt(0).toLocaleUpperCase(V.language)+e.slice(1),tone:H.tone,action:H.action}}function v0(V,{code:C,values:H},L){let{t:e,plural:M,percent:r}=V,t=H.count===null?null:Number(H.count);switch(C){case"never_checked":return e("headline_never_checked");case"server_away":return e("headline_server_away",{server:L});case"items_to_heal":return M("headline_items_to_heal",t??0);case"needs_review":return M("headline_needs_review",t??0);case"items_broken":return H.health===null?M("headline_items_broken",t??0):e("headline_health",{health:r(Number(H.health))});case"all_well":return t===null?e("headline_all_checked_well"):M("headline_all_well",t);default:return V.word("headline",C)}}function x0(V,C,H){let{t:L,plural:e,number:M}=V,r=Number(H.count),t=Number(H.time);switch(C){case"reason":return V.failure(String(H.error));case"by_defect":return Object.entries(H.defects).map(([i,A])=>`${V.word("defect",i)}: ${M(A)}`).join(" · ");case"refused_since":case"away_since":return L("detail_since",{time:V.moment(t)});case"last_scan":return L("detail_last_scan",{time:V.relative(t)});case"next_scan":return L("detail_next_scan",{time:V.upcoming(t)});case"waiting":return e("detail_waiting",r,{time:V.relative(t)});case"scans_missed":return e("detail_scans_missed",r);case"items_known":return e("detail_items_known",r);case"more_broken":return e("detail_more_broken",r);case"proposals":return e("inbox_title",r);case"given_up":return e("detail_given_up",r);case"left_alone":return e("detail_left_alone",r);case"healed":return e("detail_healed",r);default:{let i=`detail_${C}`;return S1(i)?L(i):C}}}var u0={server_away:V1,never_checked:C1,items_to_heal:V2,needs_review:r2,no_schedule:Q1,items_broken:X1,all_well:X},Z0=V=>u0[V]??J,c0={check:()=>({dry_run:!0,days:0}),try_again:({last_job:V})=>({dry_run:V?.dry_run??!1}),heal:()=>({dry_run:!1,found_only:!0})},S0={review:{view:"items",query:{segment:"needs_you"}},inbox:{view:"inbox"},show:{view:"items"}},h0=V=>V==="sign_in"||V==="change_address";function F9(V,C,H){let L=N5(V.localizer,C);if(!L||!C.headline)return a;let{title:e,details:M,tone:r,action:t}=L;return o`<div class="sentence tone-${r}">
<span class="badge">${l(Z0(C.headline.code))}</span>
<div class="words">
<h2>${e}</h2>
${M?o`<p class="muted num">${M}</p>`:a}
${t==="change_address"&&C.server.address?o`<p class="muted address">${C.server.address}</p>`:a}
</div>
${t&&V.isAdmin?o`<span class="deeds">
${O0(V,C,t,H)}
${t==="heal"?f0(V,H):a}
${t==="change_address"?g0(V):a}
</span>`:a}
</div>`}function g0({api:V,localizer:C,notify:H}){return o`<button class="button soft" @click=${()=>V.checkServer().then(e=>H(C.t(e?"server_answers":"server_silent"),!e),e=>H(C.error(f(e)),!0))}>${C.t("retry")}</button>`}var f0=({localizer:V,entryId:C},{follow:H})=>o`<a
class="button soft"
href=${W({entryId:C,view:"items",query:{segment:"to_heal"}})}
@click=${H}
>${V.t("look_at_them")}</a
>`;function O0(V,C,H,{scan:L,scheduleNightly:e,follow:M}){let{localizer:r,entryId:t}=V,i=r.word("headline_action",H);if(H==="schedule_nightly")return o`<button class="button filled" @click=${e}>${i}</button>`;let A=c0[H];return A?o`<button class="button filled" @click=${()=>L(A(C))}>
${i}
</button>`:h0(H)?w1(V,H):o`<a
class="button filled"
href=${W({entryId:t,...S0[H]})}
@click=${M}
>${i}</a
>`}var $5=15.9155,_0=V=>V>=97?"good":V>=85?"warn":"bad",N9=(V,C)=>o`<span
class="ring tone-${_0(C)}"
role="img"
aria-label=${V.t("health_share",{percent:V.percent(C,1)})}
>
<svg viewBox="0 0 36 36" aria-hidden="true">
${d1`<circle class="rest" cx="18" cy="18" r=${$5}></circle>
<circle class="share" cx="18" cy="18" r=${$5}
stroke-dasharray="${C} ${100-C}" stroke-dashoffset="25"></circle>`}
</svg>
<span class="num" aria-hidden="true"
>${V.percent(C,C>=99&&C<100?1:0)}</span
>
</span>`;var W9=s`
.ring {
position: relative;
display: block;
width: calc(var(--ring-size, 68px) * var(--ha-font-size-scale, 1));
aspect-ratio: 1;
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
.ring > span {
position: absolute;
inset: 0;
display: grid;
place-items: center;
font-size: calc(var(--ring-font, 14px) * var(--ha-font-size-scale, 1));
font-weight: 500;
}
`;var G9=s`
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
grid-template-columns: repeat(4, auto);
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
font-size: var(--ha-font-size-s, 12px);
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
.throughput {
display: flex;
flex-wrap: wrap;
column-gap: 20px;
color: var(--muted);
min-height: 20px;
}
.tally {
display: grid;
grid-template-columns: repeat(auto-fit, minmax(min(100%, 7em), 1fr));
gap: 12px;
}
@container (max-width: 33em) {
.phases li {
flex-direction: column;
gap: 4px;
font-size: var(--ha-font-size-s, 12px);
}
.phases li .ellipsis {
max-width: 100%;
}
}
@container (max-width: 24em) {
.phases {
grid-template-columns: repeat(2, minmax(0, 1fr));
}
.phases li {
flex-direction: row;
gap: 8px;
}
}
@container (max-width: 14em) {
.phases {
grid-template-columns: minmax(0, 1fr);
}
}
`;var I5=s`
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
grid-template-columns: minmax(0, 1fr);
gap: 16px;
overflow-wrap: anywhere;
padding: 24px;
}
h2 {
font-size: var(--ha-font-size-xl, 20px);
line-height: 1.4;
}
.actions {
display: flex;
flex-wrap: wrap;
justify-content: flex-end;
gap: 8px;
margin-top: 8px;
}
`;var M1=class extends v{constructor(){super(...arguments);this.heading=""}show(){this.updateComplete.then(()=>this.dialog.open||this.dialog.showModal())}close(){this.dialog.close()}render(){return o`<dialog aria-labelledby="heading" @click=${this.closeOutside} @close=${this.closed}>
<div class="sheet">
<h2 id="heading">${this.heading}</h2>
<slot></slot>
<div class="actions"><slot name="actions"></slot></div>
</div>
</dialog>`}closeOutside(H){H.target===this.dialog&&this.close()}closed(){this.dispatchEvent(new CustomEvent("closed"))}static{this.styles=[k,I5]}};n([m()],M1.prototype,"heading",2),n([g("dialog")],M1.prototype,"dialog",2);u("psr-dialog",M1);var x2=V=>V.filter(C=>C.is_monitored).map(C=>C.library_id);function W5(V,C){let H=x2(V);return H.length===C.length&&H.every(e=>C.includes(e))?[]:[...C]}var z5=({t:V},C,H,L)=>{let e=(M,r)=>{let t=H.filter(i=>i!==M);L(r.target.checked?[...t,M]:t)};return o`<fieldset>
<legend>${V("libraries")}</legend>
${C.map(({library_id:M,title:r})=>o`<label class="check">
<input
type="checkbox"
.checked=${H.includes(M)}
@change=${t=>e(M,t)}
/>
<span>${r}</span>
</label>`)}
${H.length?"":o`<p class="hint tone-warn" role="alert">${V("no_library_ticked")}</p>`}
</fieldset>`};var U5=s`
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
font-size: var(--ha-font-size-s, 12px);
}
`;var O=class extends v{constructor(){super(...arguments);this.draft={libraries:[],days:0,max_items:0,dry_run:!1};this.problem=""}show(){let{window_days:H,max_items:L,dry_run:e}=this.state.options,M=x2(this.state.libraries);this.draft={libraries:M,days:H,max_items:L,dry_run:e},this.problem="",this.dialog.show()}render(){let{t:H,name:L}=this.context.localizer,{draft:e}=this;return o`<psr-dialog heading=${H("dialog_options_title")}>
<form novalidate @submit=${this.choose}>
<p class="muted">${H("dialog_options_text")}</p>
${z5(this.context.localizer,this.state.libraries,e.libraries,M=>{this.draft={...this.draft,libraries:M}})}
${this.renderNumber("days","window_days",H("field_days_hint"))}
${this.renderNumber("max_items","max_items",H("field_max_items_hint"))}
${this.renderSwitch(e.dry_run)}
${this.problem?o`<p class="banner tone-bad" role="alert">${this.problem}</p>`:a}
</form>
<button slot="actions" class="button" @click=${()=>this.dialog.close()}>
${H("cancel_dialog")}
</button>
<button
slot="actions"
class="button filled"
?disabled=${!e.libraries.length}
@click=${()=>this.form.requestSubmit()}
>
${L(e.dry_run?"button.start_dry_run":"button.start_scan")}
</button>
</psr-dialog>`}renderSwitch(H){return o`<label class="switch">
<input
type="checkbox"
role="switch"
.checked=${H}
@change=${L=>this.draft={...this.draft,dry_run:L.target.checked}}
/>
<span>${this.context.localizer.name("switch.dry_run")}</span>
</label>`}renderNumber(H,L,e){let{minimum:M,maximum:r}=this.state.limits[L];return o`<label class="number">
<span>${this.context.localizer.name(`number.${L}`)}</span>
<span class="field">
<input
type="number"
inputmode="numeric"
min=${M}
max=${r}
step="1"
required
.value=${Number.isNaN(this.draft[H])?"":String(this.draft[H])}
@input=${t=>this.draft={...this.draft,[H]:t.target.valueAsNumber}}
/>
</span>
<span class="muted hint">${e}</span>
</label>`}choose(H){H.preventDefault();let{localizer:L}=this.context,{limits:e}=this.state,{days:M,max_items:r}=this.draft,t=(A,p)=>L.numberFault(L.name(`number.${A}`),p,e[A]);if(this.problem=t("window_days",M)||t("max_items",r),this.problem)return;this.dialog.close();let i=W5(this.state.libraries,this.draft.libraries);this.dispatchEvent(new CustomEvent("chosen",{detail:{...this.draft,libraries:i}}))}static{this.styles=[k,U5]}};n([m({attribute:!1})],O.prototype,"context",2),n([m({attribute:!1})],O.prototype,"state",2),n([h()],O.prototype,"draft",2),n([h()],O.prototype,"problem",2),n([g("psr-dialog")],O.prototype,"dialog",2),n([g("form")],O.prototype,"form",2);u("psr-scan-options",O);var G5=s`
.row {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 8px;
}
`;var b0={queued:"keep_waiting",paused:"keep_paused"},x=class extends v{constructor(){super(...arguments);this.jobs=[];this.compact=!1;this.quiet=!1;this.busy="";this.asked={};this.size=null}render(){if(!this.context.isAdmin)return a;let{job:H}=this.state;return o`<div class="row">
${H?this.renderActive(H):a} ${t5(H)?this.renderStart():a}
</div>
${this.renderLargeDialog()} ${this.renderCancelDialog()}
${this.compact?a:this.renderOptionsDialog()}`}get dryRun(){return this.state.headline?.code==="never_checked"?{dry_run:!0,days:0}:{dry_run:!0}}renderStart(){let{t:H,name:L}=this.context.localizer;return o`${this.state.resumable?this.renderResume():a}
<button
class="button ${this.state.resumable||this.quiet?"soft":"filled"}"
title=${this.state.resumable?H("start_instead_hint"):a}
?disabled=${this.busy!==""}
@click=${()=>this.ask({dry_run:!1})}
>
${l(u1)}${L("button.start_scan")}
</button>
<button
class="button soft"
title=${H("dry_run_hint")}
?disabled=${this.busy!==""}
@click=${()=>this.ask(this.dryRun)}
>
${l(Y)}${L("button.start_dry_run")}
</button>
${this.compact?a:o`<button
class="icon-button"
title=${H("scan_options")}
aria-label=${H("scan_options")}
?disabled=${this.busy!==""}
@click=${()=>this.options.show()}
>
${l(o2)}
</button>`}`}renderActive(H){let{t:L,name:e}=this.context.localizer,{status:M}=H;return o`${M==="paused"?this.renderResume():M==="queued"?a:this.renderPause()}
<button
class="button danger-soft"
?disabled=${this.busy!==""}
@click=${()=>this.cancelDialog.show()}
>
${l(t2)}${this.busy==="cancel"?L("cancelling"):e("button.cancel_scan")}
</button>`}renderPause(){let{t:H,name:L}=this.context.localizer;return o`<button
class="button soft"
title=${H("pause_hint")}
?disabled=${this.busy!==""}
@click=${()=>this.attempt("pause",()=>this.context.api.pause(),()=>H("paused"))}
>
${l(e2)}${L("button.pause_scan")}
</button>`}renderResume(){let{t:H,name:L}=this.context.localizer;return o`<button
class="button filled"
?disabled=${this.busy!==""}
@click=${()=>this.attempt("resume",()=>this.context.api.resume(),({queued:e})=>H(e?"state_queued":"resumed"))}
>
${l(u1)}${L("button.resume_scan")}
</button>`}renderLargeDialog(){let{t:H,name:L,number:e,window:M}=this.context.localizer,r=this.asked.days??this.state.options.window_days,[t,i]=this.size===null?[H("dialog_large_title_unknown"),H("dialog_large_unknown",{window:M(r)})]:[H("dialog_large_title",{count:e(this.size)}),H("dialog_large_known")];return o`<psr-dialog id="large" heading=${t}>
<p>${i}</p>
<p class="muted">${H("dialog_large_text")}</p>
<button slot="actions" class="button" @click=${()=>this.largeDialog.close()}>
${H("cancel_dialog")}
</button>
<button
slot="actions"
class="button filled"
@click=${()=>{this.largeDialog.close(),this.start(this.asked)}}
>
${L("button.start_scan")}
</button>
</psr-dialog>`}renderCancelDialog(){let{t:H,name:L}=this.context.localizer,{job:e}=this.state;return o`<psr-dialog id="cancel" heading=${H("dialog_cancel_title")}>
<p>${H(e?.status==="queued"?"dialog_cancel_queued":"dialog_cancel_text")}</p>
<button slot="actions" class="button" @click=${()=>this.cancelDialog.close()}>
${H(b0[e?.status??"running"]??"keep_scanning")}
</button>
<button slot="actions" class="button danger" @click=${this.cancel}>
${L("button.cancel_scan")}
</button>
</psr-dialog>`}renderOptionsDialog(){return o`<psr-scan-options
.context=${this.context}
.state=${this.state}
@chosen=${({detail:H})=>this.ask(H)}
></psr-scan-options>`}async ask(H){this.asked=H;let{isLarge:L,items:e}=o5(H,this.state,this.jobs);if(!L){await this.start(H);return}this.size=e??await this.countItems(H),this.largeDialog.show()}async countItems({libraries:H,days:L}){if((L??this.state.options.window_days)!==0)return null;try{return await this.context.api.countItems(H)}catch{return null}}start(H){let L={...H};return L.libraries?.length||delete L.libraries,this.attempt("start",()=>this.context.api.start(L),e=>_1(this.context.localizer,e,L.dry_run))}async cancel(){this.cancelDialog.close();let{t:H}=this.context.localizer;await this.attempt("cancel",()=>this.context.api.cancel(),()=>H("cancelled"))}async attempt(H,L,e){let{notify:M,localizer:r}=this.context;this.busy=H;try{M(e(await L()))}catch(t){M(r.error(f(t)),!0)}finally{this.busy=""}}static{this.styles=[k,G5]}};n([m({attribute:!1})],x.prototype,"context",2),n([m({attribute:!1})],x.prototype,"state",2),n([m({attribute:!1})],x.prototype,"jobs",2),n([m({type:Boolean})],x.prototype,"compact",2),n([m({type:Boolean})],x.prototype,"quiet",2),n([h()],x.prototype,"busy",2),n([h()],x.prototype,"asked",2),n([h()],x.prototype,"size",2),n([g("#large")],x.prototype,"largeDialog",2),n([g("#cancel")],x.prototype,"cancelDialog",2),n([g("psr-scan-options")],x.prototype,"options",2);u("psr-scan-controls",x);var Q5=s`
:host {
display: block;
min-width: 0;
}
.head {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 4px 12px;
padding: 12px 12px 0 20px;
}
.head h2 {
flex: 1 1 auto;
}
.head .muted {
order: 1;
flex-basis: 100%;
margin-top: -12px;
}
.head a .icon {
margin: 0 -4px 0 0;
}
ul {
display: flex;
gap: 12px;
padding: 8px 14px 16px;
overflow-x: auto;
scroll-snap-type: x proximity;
scroll-padding-inline: 14px;
}
section:not(.card) ul {
padding: 0 0 4px;
scroll-padding-inline: 0;
}
.card > :last-child:is(.head) {
padding-bottom: 12px;
}
li {
flex: none;
width: 9.5em;
scroll-snap-align: start;
}
li a {
display: grid;
gap: 2px;
padding: 6px;
border-radius: 8px;
color: var(--text);
font-size: calc(13px * var(--ha-font-size-scale, 1));
line-height: 1.38;
}
li a:hover {
text-decoration: none;
background: var(--hover);
}
.posters {
display: flex;
align-items: center;
gap: 2px;
margin-bottom: 4px;
}
.posters .icon {
width: 16px;
height: 16px;
color: var(--muted);
}
psr-poster {
width: 58px;
height: 87px;
}
psr-poster.before {
width: 44px;
height: 66px;
opacity: 0.75;
}
ins {
text-decoration: none;
}
.title,
.line {
display: -webkit-box;
overflow: hidden;
-webkit-box-orient: vertical;
-webkit-line-clamp: 2;
overflow-wrap: anywhere;
}
.fixed {
overflow-wrap: anywhere;
font-size: var(--ha-font-size-s, 12px);
line-height: 1.33;
}
`;var R1=class{constructor(C,H){this.host=C;this.load=H;this.loading=!1;this.key="";this.run=0;C.addController(this)}hostDisconnected(){this.run+=1,this.key="",clearTimeout(this.timer)}want(C,H=0){C!==this.key&&(this.key=C,clearTimeout(this.timer),H&&this.value!==void 0?this.timer=setTimeout(()=>{this.again()},H):this.again())}async again(){let C=++this.run;this.loading=!0,this.host.requestUpdate();try{let H=await this.load();if(C!==this.run)return;this.value=H,this.error=void 0}catch(H){if(C!==this.run)return;this.error=f(H)}this.loading=!1,this.host.requestUpdate()}};function T6(V,C){let H=-1/0,L,e=()=>{L=void 0,H=Date.now(),V()};return Object.assign(()=>{let r=H+C-Date.now();r<=0&&L===void 0?e():L??=setTimeout(e,Math.max(0,r))},{stop:()=>{clearTimeout(L),L=void 0}})}var q5=s`
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
`;var k0={movie:L2,show:L1,season:L1,episode:L1,artist:x1,album:x1},_=class extends v{constructor(){super(...arguments);this.ratingKey="";this.path="";this.type="";this.version="";this.address="";this.shownKey=""}connectedCallback(){super.connectedCallback(),this.observer=new IntersectionObserver(H=>H.some(L=>L.isIntersecting)&&void this.load(),{rootMargin:"200px"}),this.observer.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.observer?.disconnect()}willUpdate(){this.shownKey&&this.shownKey!==this.source&&(this.address="",this.shownKey="",this.observer?.unobserve(this),this.observer?.observe(this))}get source(){return this.path||this.ratingKey}async load(){let H=this.source;if(!H||this.shownKey===H)return;this.shownKey=H;let L=await(this.path?this.api.picture(this.path):this.api.thumb(this.ratingKey,this.version));this.shownKey===H&&(this.address=L)}render(){return this.address?o`<img src=${this.address} alt="" decoding="async" />`:l(k0[this.type]??H2)}static{this.styles=[y1,q5]}};n([m({attribute:!1})],_.prototype,"api",2),n([m()],_.prototype,"ratingKey",2),n([m()],_.prototype,"path",2),n([m()],_.prototype,"type",2),n([m()],_.prototype,"version",2),n([h()],_.prototype,"address",2);u("psr-poster",_);var N=class extends v{constructor(){super(...arguments);this.follow=H=>{let L=H.composedPath().find(e=>e instanceof HTMLAnchorElement);!L||H.defaultPrevented||H.button!==0||H.metaKey||H.ctrlKey||H.shiftKey||L.target||(H.preventDefault(),v2(L.pathname+L.search+L.hash))}}get localizer(){return this.context.localizer}address(H){return W({entryId:this.context.entryId,...H})}setQuery(H){v2(W({...this.route,query:{...this.route.query,...H}}),!0)}libraryTitle(H){return this.state.libraries.find(L=>L.library_id===H)?.title??""}};n([m({attribute:!1})],N.prototype,"context",2),n([m({attribute:!1})],N.prototype,"state",2),n([m({attribute:!1})],N.prototype,"route",2);var w0=12,y0=["missing_poster","broken_poster","frame_poster","inherited_poster"],P0=["title","summary"],F1=class extends N{constructor(){super(...arguments);this.compact=!1;this.items=new R1(this,()=>this.load())}willUpdate(){let{isAdmin:H,entryId:L,epoch:e}=this.context,M=this.state.last_healing;this.hidden=!M,H&&M&&this.items.want(JSON.stringify([L,e,M.job_id]))}async load(){let{job_id:H}=this.state.last_healing;return(await this.context.api.jobItems(H,"fixed",w0,0)).items}render(){let H=this.state.last_healing;if(!H)return a;let{t:L,plural:e,relative:M,dateTime:r,error:t,wasLastNight:i}=this.localizer;return o`<section class=${this.compact?"":"card"} aria-labelledby="healed">
<div class="head ${this.compact?"visually-hidden":""}">
<h2 id="healed">${L(i(H.time)?"healed_last_night":"healed_last")}</h2>
<span class="muted num" title=${r(H.time)}
>${e("healed_items",H.fixed)} · ${M(H.time)}</span
>
${this.context.isAdmin?this.renderLink(H):a}
</div>
${this.items.error?o`<p class="muted pad">${t(this.items.error)}</p>`:a}
${this.items.value?.length&&this.context.isAdmin?o`<ul>
${this.items.value.map(A=>this.renderItem(A))}
</ul>`:a}
</section>`}renderLink({job_id:H}){let L={tab:"items",result:"fixed"};return o`<a
class="button"
href=${this.address({view:"jobs",jobId:H,query:L})}
@click=${this.follow}
>${this.localizer.t("healed_all")}${l(v1)}</a
>`}renderItem(H){let{localizer:L}=this,e=H.before.map(t=>L.word("defect",t)).join(", "),M=H.before.some(t=>y0.includes(t)),{api:r}=this.context;return o`<li>
<a
href=${this.address({view:"items",itemKey:H.rating_key})}
title=${H.title}
@click=${this.follow}
>
<span class="posters" aria-hidden="true">
${M?o`<psr-poster class="before" .api=${r} type=${H.type}></psr-poster>
${l(v1)}`:a}
<psr-poster
.api=${r}
ratingKey=${H.rating_key}
type=${H.type}
version=${String(Math.round(H.time))}
></psr-poster>
</span>
<bdi class="title">${H.title}</bdi>
<del class="muted fixed">${e}</del>
${P0.map(t=>this.renderText(H.changes[t]))}
</a>
</li>`}renderText(H){if(!H)return a;let[L,e]=H;return o`<span class="fixed">
${L?o`<del class="muted line"><bdi>${L}</bdi></del>`:a}
<ins class="line"><bdi>${e}</bdi></ins>
</span>`}static{this.styles=[k,Q5]}};n([m({type:Boolean})],F1.prototype,"compact",2);u("psr-healed",F1);export{n as a,s as b,o as c,d1 as d,T as e,a as f,R0 as g,v as h,m as i,h as j,g as k,J as l,a3 as m,v1 as n,Q1 as o,K1 as p,A3 as q,X as r,n3 as s,J1 as t,Y1 as u,C2 as v,d3 as w,p3 as x,m3 as y,l3 as z,s3 as A,v3 as B,x3 as C,u3 as D,H2 as E,Z3 as F,c3 as G,S3 as H,h3 as I,g3 as J,f3 as K,O3 as L,_3 as M,C1 as N,b3 as O,H1 as P,k3 as Q,u1 as R,w3 as S,V1 as T,M2 as U,y3 as V,P3 as W,T3 as X,i2 as Y,o2 as Z,B3 as _,R3 as $,l as aa,Y2 as ba,S1 as ca,f as da,I as ea,M5 as fa,E as ga,E3 as ha,t5 as ia,s4 as ja,v4 as ka,x4 as la,O1 as ma,g4 as na,a5 as oa,f4 as pa,O4 as qa,_4 as ra,J3 as sa,A5 as ta,_1 as ua,b4 as va,X3 as wa,k4 as xa,C0 as ya,n5 as za,H0 as Aa,w4 as Ba,y4 as Ca,P4 as Da,T4 as Ea,B4 as Fa,R4 as Ga,K4 as Ha,w1 as Ia,j4 as Ja,E4 as Ka,_5 as La,b5 as Ma,k5 as Na,w5 as Oa,n0 as Pa,m0 as Qa,L9 as Ra,u as Sa,y1 as Ta,k as Ua,D as Va,B5 as Wa,T1 as Xa,l0 as Ya,B1 as Za,h9 as _a,W as $a,v2 as ab,F5 as bb,N5 as cb,Z0 as db,F9 as eb,N9 as fb,W9 as gb,R1 as hb,T6 as ib,N as jb,G9 as kb,x2 as lb,W5 as mb,z5 as nb,U5 as ob};
