import{$ as ce,A as Xt,Aa as B,B as Zt,Ba as ge,C as te,Ca as S,D as ee,Da as ve,E as ie,F as At,G as Q,Ga as xe,H as se,Ha as Y,I as M,J as q,Ja as be,K as re,Ka as xt,L as Ct,M as lt,N as ne,O as dt,P as Rt,Q as pt,R as ct,S as ae,T as J,U as oe,V as ht,W as le,X as de,Y as It,Z as pe,a as p,aa as ut,b as g,c as r,ca as Lt,d as Et,da as mt,e as Mt,ea as he,f as h,fa as ue,g as Jt,ga as ft,h as F,ha as me,i as f,ia as u,j as m,ja as O,k as Ut,ka as P,l as C,la as U,m as jt,ma as gt,n as y,na as st,o as Vt,oa as W,p as et,pa as G,q as zt,qa as V,r as Bt,ra as w,s as Kt,sa as j,t as Qt,ta as R,u as Pt,ua as I,v as ot,va as vt,w as Wt,wa as z,x as it,xa as fe,y as Gt,ya as Ot,z as Yt,za as L}from"./shared-5JPO5OVT.js";var A=g`
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
`;var ye=g`
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
`;var $e={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},we=n=>(...o)=>({_$litDirective$:n,values:o}),bt=class{constructor(o){}get _$AU(){return this._$AM._$AU}_$AT(o,t,e){this._$Ct=o,this._$AM=t,this._$Ci=e}_$AS(o,t){return this.update(o,t)}update(o,t){return this.render(...t)}};var{I:Be}=Jt,_e=n=>n;var ke=()=>document.createComment(""),X=(n,o,t)=>{let e=n._$AA.parentNode,i=o===void 0?n._$AB:o._$AA;if(t===void 0){let s=e.insertBefore(ke(),i),a=e.insertBefore(ke(),i);t=new Be(s,a,n,n.options)}else{let s=t._$AB.nextSibling,a=t._$AM,l=a!==n;if(l){let c;t._$AQ?.(n),t._$AM=n,t._$AP!==void 0&&(c=n._$AU)!==a._$AU&&t._$AP(c)}if(s!==i||l){let c=t._$AA;for(;c!==s;){let b=_e(c).nextSibling;_e(e).insertBefore(c,i),c=b}}}return t},N=(n,o,t=n)=>(n._$AI(o,t),n),Ke={},Te=(n,o=Ke)=>n._$AH=o,Se=n=>n._$AH,yt=n=>{n._$AR(),n._$AA.remove()};var Ee=(n,o,t)=>{let e=new Map;for(let i=o;i<=t;i++)e.set(n[i],i);return e},$t=we(class extends bt{constructor(n){if(super(n),n.type!==$e.CHILD)throw Error("repeat() can only be used in text expressions")}dt(n,o,t){let e;t===void 0?t=o:o!==void 0&&(e=o);let i=[],s=[],a=0;for(let l of n)i[a]=e?e(l,a):a,s[a]=t(l,a),a++;return{values:s,keys:i}}render(n,o,t){return this.dt(n,o,t).values}update(n,[o,t,e]){let i=Se(n),{values:s,keys:a}=this.dt(o,t,e);if(!Array.isArray(i))return this.ut=a,s;let l=this.ut??=[],c=[],b,v,d=0,$=i.length-1,x=0,E=s.length-1;for(;d<=$&&x<=E;)if(i[d]===null)d++;else if(i[$]===null)$--;else if(l[d]===a[x])c[x]=N(i[d],s[x]),d++,x++;else if(l[$]===a[E])c[E]=N(i[$],s[E]),$--,E--;else if(l[d]===a[E])c[E]=N(i[d],s[E]),X(n,c[E+1],i[d]),d++,E--;else if(l[$]===a[x])c[x]=N(i[$],s[x]),X(n,i[d],i[$]),$--,x++;else if(b===void 0&&(b=Ee(a,x,E),v=Ee(l,d,$)),b.has(l[d]))if(b.has(l[$])){let H=v.get(a[x]),St=H!==void 0?i[H]:null;if(St===null){let Nt=X(n,i[d]);N(Nt,s[x]),c[x]=Nt}else c[x]=N(St,s[x]),X(n,i[d],St),i[H]=null;x++}else yt(i[$]),$--;else yt(i[d]),d++;for(;x<=E;){let H=X(n,c[E+1]);N(H,s[x]),c[x++]=H}for(;d<=$;){let H=i[d++];H!==null&&yt(H)}return this.ut=a,Te(n,c),Mt}});var D=class{constructor(o,t){this.host=o;this.load=t;this.loading=!1;this.key="";this.run=0;o.addController(this)}hostDisconnected(){this.run+=1,this.key="",clearTimeout(this.timer)}want(o,t=0){o!==this.key&&(this.key=o,clearTimeout(this.timer),t&&this.value!==void 0?this.timer=setTimeout(()=>{this.again()},t):this.again())}async again(){let o=++this.run;this.loading=!0,this.host.requestUpdate();try{let t=await this.load();if(o!==this.run)return;this.value=t,this.error=void 0}catch(t){if(o!==this.run)return;this.error=C(t)}this.loading=!1,this.host.requestUpdate()}clear(){this.run+=1,this.key="",this.value=void 0,this.error=void 0}};function wt(n,o){let t=-1/0,e,i=()=>{e=void 0,t=Date.now(),n()};return Object.assign(()=>{let a=t+o-Date.now();a<=0&&e===void 0?i():e??=setTimeout(i,Math.max(0,a))},{stop:()=>{clearTimeout(e),e=void 0}})}var je=g`
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
`;var Qe={movie:de,show:ft,season:ft,episode:ft,artist:It,album:It},K=class extends F{constructor(){super(...arguments);this.ratingKey="";this.type="";this.address="";this.shownKey=""}connectedCallback(){super.connectedCallback(),this.observer=new IntersectionObserver(t=>t.some(e=>e.isIntersecting)&&void this.load(),{rootMargin:"200px"}),this.observer.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.observer?.disconnect()}willUpdate(){this.shownKey&&this.shownKey!==this.ratingKey&&(this.address="",this.shownKey="",this.observer?.unobserve(this),this.observer?.observe(this))}async load(){let t=this.ratingKey;if(!t||this.shownKey===t)return;this.shownKey=t;let e=await this.api.thumb(t);this.shownKey===t&&(this.address=e)}render(){return this.address?r`<img src=${this.address} alt="" decoding="async" />`:u(Qe[this.type]??pt)}static{this.styles=[ge,je]}};p([f({attribute:!1})],K.prototype,"api",2),p([f()],K.prototype,"ratingKey",2),p([f()],K.prototype,"type",2),p([m()],K.prototype,"address",2);y("psr-poster",K);var _=class extends F{constructor(){super(...arguments);this.follow=t=>{let e=t.composedPath().find(i=>i instanceof HTMLAnchorElement);!e||t.defaultPrevented||t.button!==0||t.metaKey||t.ctrlKey||t.shiftKey||e.target||(t.preventDefault(),B(e.pathname+e.search+e.hash))}}get speech(){return this.context.speech}address(t){return L({entryId:this.context.entryId,...t})}setQuery(t){B(L({...this.route,query:{...this.route.query,...t}}),!0)}libraryTitle(t){return this.state.libraries.find(e=>e.library_id===t)?.title??""}};p([f({attribute:!1})],_.prototype,"context",2),p([f({attribute:!1})],_.prototype,"state",2),p([f({attribute:!1})],_.prototype,"route",2);var Pe=/^(?:an item below it, (?<below>.+), is )?unmatched, with (?<summary>a summary written by hand)?(?: and )?(?:locked fields: (?<fields>.+))?$/s;function Ae(n,o){if(!o)return n.t("protected_somehow");let{below:t,summary:e,fields:i}=Pe.exec(o)?.groups??{},s=i?.split(", ").map(c=>n.word("field_name",c)),a=[e?n.t("made_summary"):"",s?n.t("made_fields",{fields:s.join(", ")}):""].filter(Boolean);if(!a.length)return o;let l={made:a.join(n.t("made_and")),title:t??""};return n.t(t?"protected_below":"protected_itself",l)}var Ce=g`
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
`;var Ht=50,We=200,Ge=3e3,Re=["last_seen","title","attempts","next_attempt"],qt=["q","library","defect","result","open","item","skip"],Ye=(n,o)=>`https://app.plex.tv/desktop/#!/server/${encodeURIComponent(n)}/details?key=${encodeURIComponent(`/library/metadata/${o}`)}`,Z=class extends _{constructor(){super(...arguments);this.selected=new Set;this.searchText="";this.busy=!1;this.page=new D(this,()=>{let{q:t,library:e,defect:i,result:s,open:a,item:l}=this.route.query,{sort:c,descending:b}=this.order,v={search:t,library:e,defect:i,result:s,skip_reason:this.isReview?"protected":void 0,rating_key:l,only_open:a||this.isReview?!0:void 0,sort:c,descending:b};return this.context.api.items(v,Ht,this.offset)});this.reload=wt(()=>{this.page.again()},Ge);this.goTo=t=>{this.setQuery({from:t?String(t):""}),this.scrollIntoView({block:"start"})}}get offset(){return Math.max(0,Number(this.route.query.from)||0)}get isReview(){return this.route.query.skip==="protected"}get order(){let t=Re.find(i=>i===this.route.query.sort)??"last_seen",{dir:e}=this.route.query;return{sort:t,descending:e?e==="desc":t==="last_seen"||t==="attempts"}}disconnectedCallback(){super.disconnectedCallback(),this.reload.stop(),clearTimeout(this.searchTimer)}willUpdate(t){this.hasUpdated||(this.searchText=this.route.query.q??""),t.has("route")&&!this.searchTimer&&(this.searchText=this.route.query.q??"");let e=JSON.stringify([this.context.epoch,this.context.entryId,this.route.query]);this.page.value&&t.has("route")&&(this.selected=new Set),this.page.want(e);let i=t.get("state");i&&Ie(i)!==Ie(this.state)&&this.reload()}render(){return r`${this.renderLists()} ${this.renderTools()}
<section class="card ${this.page.loading?"loading":""}" aria-busy=${this.page.loading}>
${this.renderPage()}
</section>
${this.renderSelection()}`}get isFiltered(){return qt.some(t=>this.route.query[t])}filter(t,e){this.setQuery({[t]:e,from:""})}onSearch(t){this.searchText=t,clearTimeout(this.searchTimer),this.searchTimer=setTimeout(()=>{this.searchTimer=void 0,this.filter("q",t.trim())},t?We:0)}renderLists(){let{speech:t,isReview:e}=this;if(!e&&!this.state.to_review)return h;let i=(s,a)=>r`<button
class="button ${e===!!s?"soft":""}"
aria-pressed=${e===!!s}
@click=${()=>this.setQuery({skip:s,result:"",open:"",from:""})}
>
${a}
</button>`;return r`<div class="lists" role="group" aria-label=${t.t("view_items")}>
${i("",t.t("all_items"))}
${i("protected",r`${u(mt)}${t.t("to_review")}
<span class="num">${t.number(this.state.to_review??0)}</span>`)}
</div>
${e?r`<p class="banner tone-info">
${u(mt)} <span>${t.t("review_note")}</span>
</p>`:h}`}renderTools(){let{speech:t}=this,{library:e="",defect:i="",result:s="",open:a="",item:l=""}=this.route.query,{sort:c,descending:b}=this.order,v=d=>`${d}: ${t.t("all")}`;return r`<div class="tools" role="search">
${vt(t,t.t("items_search"),this.searchText,d=>this.onSearch(d))}
${I(t.t("filter_library"),e,this.state.libraries.map(d=>({value:d.library_id,label:d.title})),d=>this.filter("library",d),v(t.t("filter_library")))}
${I(t.t("filter_defect"),i,Pt.map(d=>({value:d,label:t.word("defect",d)})),d=>this.filter("defect",d),v(t.t("filter_defect")))}
${this.isReview?h:r`${I(t.t("filter_result"),s,ot.map(d=>({value:d,label:t.word("result",d)})),d=>this.filter("result",d),v(t.t("filter_result")))}
<label class="switch">
<input
type="checkbox"
role="switch"
.checked=${!!a}
@change=${d=>this.filter("open",d.target.checked?"1":"")}
/>
<span>${t.t("filter_open")}</span>
</label>`}
<span class="sort">
<select
class="field"
aria-label=${t.t("sort_by")}
@change=${d=>this.setQuery({sort:d.target.value,dir:"",from:""})}
>
${Re.map(d=>r`<option value=${d} ?selected=${d===c}>
${t.word("sort",d)}
</option>`)}
</select>
<button
class="icon-button"
aria-label=${t.t(b?"descending":"ascending")}
title=${t.t(b?"descending":"ascending")}
@click=${()=>this.setQuery({dir:b?"asc":"desc",from:""})}
>
${u(b?ue:he)}
</button>
</span>
${l?r`<button class="button soft" @click=${()=>this.filter("item","")}>
${t.t("one_item")}${u(Ct)}
</button>`:h}
</div>`}renderPage(){let{speech:t}=this,{value:e,error:i}=this.page;if(i)return j(t,t.error(i),()=>{this.page.again()});if(!e)return R(8,86);if(!e.total)return this.renderEmpty();let{items:s}=e,a=s.every(l=>this.selected.has(l.rating_key));return r`<div class="list-head">
<label class="check">
<input
type="checkbox"
.checked=${a}
.indeterminate=${!a&&this.selected.size>0}
@change=${()=>this.selected=new Set(a?[]:s.map(l=>l.rating_key))}
/>
<span class="muted">${t.t("select_all")}</span>
</label>
${z(t,this.offset,Ht,e.total,this.goTo)}
</div>
<ul class="items">
${$t(s,l=>l.rating_key,l=>this.renderItem(l))}
</ul>
${z(t,this.offset,Ht,e.total,this.goTo)}
<p class="visually-hidden" role="status">
${t.t("page_of",{from:t.number(this.offset+1),to:t.number(this.offset+s.length),total:t.number(e.total)})}
</p>`}renderEmpty(){let{speech:t}=this;if(!this.isFiltered)return w({path:q,title:t.t("items_empty_title"),text:t.t("items_empty_text")});let e=qt.every(s=>s==="skip"||!this.route.query[s]);if(this.isReview&&e)return w({path:q,title:t.t("review_empty_title"),text:t.t("review_empty_text")});let i=()=>this.setQuery(Object.fromEntries(qt.map(s=>[s,""])));return w({path:le,title:t.t("items_no_match_title"),text:t.t("items_no_match_text"),actions:r`<button class="button soft" @click=${i}>
${u(ct)}${t.t("clear_filters")}
</button>`})}renderItem(t){let{speech:e}=this,i=[e.word("type",t.type),this.libraryTitle(t.library_id)],s=t.skip_reason==="protected"&&!t.ignored;return r`<li class=${t.ignored?"ignored":""}>
<label class="pick">
<input
type="checkbox"
aria-label=${e.t("select_item",{title:t.title})}
.checked=${this.selected.has(t.rating_key)}
@change=${()=>this.toggle(t.rating_key)}
/>
</label>
<psr-poster
.api=${this.context.api}
.ratingKey=${t.rating_key}
.type=${t.type}
></psr-poster>
<div class="title">
<span class="name">${t.title}</span>
<span class="muted small-text num" title=${e.dateTime(t.last_seen)}
>${i.filter(Boolean).join(" · ")} ·
${e.t("seen",{time:e.relative(t.last_seen)})}</span
>
</div>
<div class="defects">
${t.defects.length?st(e,t.defects):O(e.t("all_well"),"good")}
</div>
<div class="outcome">
<span class="chips"
>${t.ignored?O(e.t("ignored"),"plain",dt):t.result?gt(e,t.result,t.skip_reason):h}
${t.given_up?O(e.t("given_up"),"bad"):h}</span
>
<span class="muted small-text num">${this.renderAttempts(t)}</span>
</div>
${s?this.renderWhy(t):this.renderActions(t)}
</li>`}renderWhy(t){let{speech:e}=this;return r`<div class="why">
<p>${u(mt)}<span>${Ae(e,t.reason)}</span></p>
<div role="group" aria-label=${e.t("item_actions",{title:t.title})}>
${this.renderPlexLink(t,"button",e.t("open_in_plex"))}
${this.renderIgnore(t,"button",e.t("ignore"))}
</div>
</div>`}renderActions(t){let{speech:e}=this;return r`<div
class="actions"
role="group"
aria-label=${e.t("item_actions",{title:t.title})}
>
<button
class="icon-button"
title=${e.t("refresh_now")}
aria-label=${`${e.t("refresh_now")}: ${t.title}`}
?disabled=${this.busy||!!this.state.job}
@click=${()=>this.refresh([t.rating_key])}
>
${u(Lt)}
</button>
${this.renderIgnore(t,"icon-button")} ${this.renderPlexLink(t,"icon-button")}
</div>`}renderIgnore(t,e,i=""){let s=this.speech.t(t.ignored?"unignore":"ignore");return r`<button
class=${e}
title=${s}
aria-label=${`${s}: ${t.title}`}
?disabled=${this.busy}
@click=${()=>this.ignore([t.rating_key],!t.ignored)}
>
${u(t.ignored?Rt:dt)}${i}
</button>`}renderPlexLink(t,e,i=""){let{machine_id:s}=this.state.server,a=this.speech.t("open_in_plex");return s?r`<a
class=${e}
href=${Ye(s,t.rating_key)}
target="_blank"
rel="noreferrer"
title=${a}
aria-label=${`${a}: ${t.title}`}
>${u(pe)}${i}</a
>`:h}renderAttempts(t){let{speech:e}=this,i=[t.attempts?e.plural("attempts",t.attempts):""];return t.next_attempt&&!t.ignored&&!t.given_up&&i.push(t.next_attempt*1e3>Date.now()?e.t("next_try",{time:e.relative(t.next_attempt)}):e.t("next_try_due")),i.filter(Boolean).join(" · ")}renderSelection(){let{speech:t}=this,e=[...this.selected];return e.length?r`<div
class="selection"
role="region"
aria-label=${t.plural("selected",e.length)}
>
<button
class="icon-button"
aria-label=${t.t("clear_selection")}
@click=${()=>this.selected=new Set}
>
${u(Ct)}
</button>
<span class="num" role="status">${t.plural("selected",e.length)}</span>
<span class="buttons">
${this.isReview?h:r`<button
class="button"
?disabled=${this.busy||!!this.state.job}
@click=${()=>this.refresh(e)}
>
${u(Lt)}${t.t("refresh_now")}
</button>`}
<button class="button" ?disabled=${this.busy} @click=${()=>this.ignore(e,!0)}>
${u(dt)}${t.t("ignore")}
</button>
<button class="button" ?disabled=${this.busy} @click=${()=>this.ignore(e,!1)}>
${u(Rt)}${t.t("unignore")}
</button>
</span>
</div>`:h}toggle(t){let e=new Set(this.selected);e.delete(t)||e.add(t),this.selected=e}refresh(t){return this.act(()=>this.context.api.refreshItems(t),"items_refreshing",t.length)}ignore(t,e){let i=e?"items_ignored":"items_unignored";return this.act(()=>this.context.api.ignore(t,e),i,t.length)}async act(t,e,i){let{notify:s,speech:a}=this.context;this.busy=!0;try{await t(),this.selected=new Set,s(a.plural(e,i)),await this.page.again()}catch(l){s(a.error(C(l)),!0)}finally{this.busy=!1}}static{this.styles=[S,A,Ce]}};p([m()],Z.prototype,"selected",2),p([m()],Z.prototype,"searchText",2),p([m()],Z.prototype,"busy",2);var Ie=({job:n,last_job:o})=>{let t=n?.tally,e=t?t.defective+t.fixed+t.skipped+t.unresolved:0;return`${n?.job_id} ${o?.job_id} ${e} ${n?.done}`};y("psr-items",Z);var Le=g`
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
`;var _t=200,rt=2e3,Xe=600,Ze=40,ti=250,k=class extends F{constructor(){super(...arguments);this.jobId="";this.live=!1;this.filters={};this.total=0;this.isTotalExact=!0;this.isFollowing=!0;this.isComplete=!1;this.searchText="";this.isDetached=!1;this.isFetching=!1;this.subscribed=""}disconnectedCallback(){super.disconnectedCallback(),this.stop(),clearTimeout(this.searchTimer)}connectedCallback(){super.connectedCallback(),this.searchText=this.filters.search??"",this.requestUpdate()}willUpdate(t){t.has("filters")&&(this.searchText=this.filters.search??"");let e=JSON.stringify([this.jobId,this.filters]);e!==this.subscribed&&this.start(e)}start(t){this.stop(),this.subscribed=t,this.isFollowing=!0,this.isDetached=!1,this.isFetching=!1,this.unsubscribe=this.context.api.subscribeLog(this.jobId,this.filters,_t,(e,i)=>this.take(e,i),e=>this.error=e)}stop(){this.unsubscribe?.(),this.unsubscribe=void 0,this.subscribed=""}take(t,e){if(this.error=void 0,this.total=t.total,this.isTotalExact=t.is_total_exact,e){this.lines=t.lines,this.isComplete=t.lines.length<_t,this.isDetached=!1;return}if(this.isDetached)return;let i=this.lines?.at(-1)?.id??0;this.lines=[...this.lines??[],...t.lines.filter(({id:s})=>s>i)],this.isFollowing&&this.lines.length>rt&&(this.lines=this.lines.slice(-rt),this.isComplete=!1)}async fetchOlder(){let t=this.lines?.[0];if(!t||this.isFetching||this.isComplete)return;this.isFetching=!0;let e=this.subscribed;try{let i=await this.context.api.log(this.jobId,this.filters,_t,t.id);if(e!==this.subscribed||this.lines?.[0]!==t)return;this.isComplete=i.lines.length<_t;let{scroller:s}=this;this.keepFromEnd=s?s.scrollHeight-s.scrollTop:void 0;let a=[...i.lines,...this.lines];if(a.length>rt){this.letGoOfNewest(a);return}this.lines=a}catch(i){this.context.notify(this.context.speech.error(C(i)),!0)}finally{e===this.subscribed&&(this.isFetching=!1)}}letGoOfNewest(t){let e=this.scroller?.querySelectorAll("li"),i=t.length-rt,s=e?.[e.length-i],a=e?.[e.length-1],l=s&&a?a.offsetTop+a.offsetHeight-s.offsetTop:0;this.keepFromEnd!==void 0&&(this.keepFromEnd-=l),this.isDetached=!0,this.lines=t.slice(0,rt)}updated(){let{scroller:t}=this;t&&(this.keepFromEnd!==void 0?(t.scrollTop=t.scrollHeight-this.keepFromEnd,this.keepFromEnd=void 0):this.isFollowing&&(t.scrollTop=t.scrollHeight))}onScroll(){let t=this.scroller,e=t.scrollHeight-t.scrollTop-t.clientHeight;this.isFollowing=e<Ze&&!this.isDetached,t.scrollTop<Xe&&this.fetchOlder()}toNewest(){this.isFollowing=!0,this.isDetached?this.start(this.subscribed):this.requestUpdate()}change(t){this.dispatchEvent(new CustomEvent("filters-changed",{detail:t}))}onSearch(t){this.searchText=t,clearTimeout(this.searchTimer),this.searchTimer=setTimeout(()=>this.change({search:t}),t?ti:0)}async download(){let{api:t,notify:e,speech:i}=this.context;try{let s=document.createElement("a");s.href=await t.logAddress(this.jobId),s.download="",s.click()}catch(s){e(i.error(C(s)),!0)}}render(){let{speech:t}=this.context;return r`<div class="tools">
${vt(t,t.t("log_search"),this.searchText,e=>this.onSearch(e))}
${I(t.t("log_level"),this.filters.level==="debug"?"":this.filters.level??"",Wt.slice(1).map(e=>({value:e,label:t.word("log_level",e)})),e=>this.change({level:e}),t.t("log_level_debug"))}
${this.filters.rating_key?r`<button class="button soft" @click=${()=>this.change({rating_key:""})}>
${t.t("log_of_item")} ×
</button>`:h}
<span class="count muted num" role="status">${this.renderCount()}</span>
${this.live?r`<span class="live">${O(t.t("log_live"),"good")}</span>`:h}
<button class="button" @click=${this.download}>
${u(ne)}${t.t("log_download")}
</button>
</div>
${this.renderLines()}`}renderCount(){if(!this.lines)return"";let t=this.context.speech.plural("log_lines",this.total);return this.isTotalExact?t:`≥ ${t}`}renderLines(){let{speech:t}=this.context;if(this.error){let i=()=>this.start(this.subscribed||JSON.stringify([this.jobId,this.filters]));return j(t,t.error(this.error),i)}if(!this.lines)return r`<div class="lines">${R(10,32)}</div>`;let e=!!(this.filters.search||this.filters.level||this.filters.rating_key);return r`<div class="frame">
<div
class="lines"
tabindex="0"
role="region"
aria-label=${t.t("log_region")}
@scroll=${this.onScroll}
>
${this.lines.length?r`<p class="edge muted">
${t.t(this.isComplete?e?"log_older":"log_beginning":"loading")}
</p>
<ol>
${$t(this.lines,i=>i.id,i=>this.renderLine(i))}
</ol>`:r`<p class="edge muted">${t.t(e?"log_no_match":"log_empty")}</p>`}
</div>
<button class="button filled newest" ?hidden=${this.isFollowing} @click=${this.toNewest}>
${t.t("log_follow")}
</button>
</div>`}renderLine(t){let{speech:e,entryId:i}=this.context,s=Vt(t.message,this.filters.search??"").map(l=>l.hit?r`<mark>${l.text}</mark>`:l.text),a=L({entryId:i,view:"items",query:{item:t.rating_key}});return r`<li class=${t.level}>
<time class="num muted" title=${e.dateTime(t.time)}
>${e.time(t.time,!0)}</time
>
<span class="level tone-${zt[t.level]??"plain"}"
>${e.word("level",t.level)}</span
>
<span class="message"
>${s}${t.rating_key?r`<a
href=${a}
title=${e.t("log_to_item")}
aria-label=${e.t("log_to_item")}
>${u(M)}</a
>`:h}</span
>
</li>`}static{this.styles=[S,A,Le]}};p([f({attribute:!1})],k.prototype,"context",2),p([f()],k.prototype,"jobId",2),p([f({type:Boolean})],k.prototype,"live",2),p([f({attribute:!1})],k.prototype,"filters",2),p([m()],k.prototype,"lines",2),p([m()],k.prototype,"total",2),p([m()],k.prototype,"isTotalExact",2),p([m()],k.prototype,"isFollowing",2),p([m()],k.prototype,"isComplete",2),p([m()],k.prototype,"error",2),p([m()],k.prototype,"searchText",2),p([Ut(".lines")],k.prototype,"scroller",2);y("psr-log",k);var kt=g`
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
`;var Oe=g`
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
`;var He=25,ei=2e3,ii=["items","log"],nt=class extends _{constructor(){super(...arguments);this.tick=0;this.stored=new D(this,()=>this.context.api.job(this.route.jobId));this.items=new D(this,()=>this.context.api.jobItems(this.route.jobId,this.route.query.result??"",He,this.offset));this.reloadItems=wt(()=>{this.items.again()},ei);this.logFilters={}}connectedCallback(){super.connectedCallback(),this.timer=setInterval(()=>this.job&&it(this.job)&&(this.tick+=1),1e3)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer),this.reloadItems.stop()}get offset(){return Math.max(0,Number(this.route.query.from)||0)}get tab(){return this.route.query.tab==="items"?"items":"log"}get job(){return[this.state.job,this.state.last_job].find(e=>e?.job_id===this.route.jobId)??(this.stored.value?.job_id===this.route.jobId?this.stored.value:void 0)}willUpdate(t){let{jobId:e,query:i}=this.route;if(this.job||this.stored.want(JSON.stringify([this.context.epoch,this.context.entryId,e])),!this.context.isAdmin||this.tab!=="items")return;this.items.want(JSON.stringify([this.context.epoch,this.context.entryId,e,i.result,i.from]));let s=t.get("state");s&&qe(s.job)!==qe(this.state.job)&&this.reloadItems()}render(){let{speech:t,job:e}=this;return r`<a class="button back" href=${this.address({view:"jobs"})} @click=${this.follow}
>${u(se)}${t.t("job_all")}</a
>
${e?this.renderJob(e):this.renderMissing()}`}renderMissing(){let{speech:t}=this,{error:e}=this.stored;return e?r`<div class="card">
${e.code==="not_found"?w({path:J,title:t.t("job_missing_title"),text:t.t("job_missing_text")}):j(t,t.error(e),()=>{this.stored.again()})}
</div>`:r`<div class="card">${R(6,60)}</div>`}renderJob(t){let{speech:e}=this;return r`<header>
<h2>${e.t("job_of",{time:e.dateTime(t.started_at)})}</h2>
<span class="chips"
>${P(e,t.status)} ${t.dry_run?U(e):h}</span
>
</header>
${t.error?r`<p class="banner tone-bad">
${u(Q)} ${e.word("error",t.error)}
</p>`:h}
<section class="card pad">
${it(t)?xt(e,t,this.pace,this.renderControls()):r`${xe(e,t.tally,t.dry_run)}
${this.isResumable(t)?this.renderControls():h}`}
</section>
<div class="facts">
<section class="card pad">
<h2>${e.t("job_options")}</h2>
${this.renderFacts(t)}
</section>
<section class="card pad">
<h2>${e.t("job_phases")}</h2>
${this.renderPhases(t)}
</section>
</div>
${this.renderDetails(t)}`}isResumable(t){return this.state.resumable&&this.state.last_job?.job_id===t.job_id}renderControls(){return r`<psr-scan-controls
.context=${this.context}
.state=${this.state}
></psr-scan-controls>`}renderFacts(t){let{speech:e}=this,{options:i}=t,s=v=>v?e.number(v):e.t("no_limit"),a=i.library_ids.map(v=>this.libraryTitle(v)||v).join(", "),l=i.item_count?e.plural("job_scope_items",i.item_count):a||e.t("job_scope_all"),c=W(e,t),b=[[e.t("job_trigger"),e.word("trigger",t.trigger)],[e.t("job_scope"),l],...i.item_count?[]:[[e.t("job_window"),e.window(i.window_days)],[e.t("job_max_items"),s(i.max_items)]],[e.t("job_max_refreshes"),s(i.max_refreshes)],[e.t("dry_run"),e.t(t.dry_run?"yes":"no")],...c?[[e.t("job_pause"),c]]:[]];return r`<dl class="options num">
${b.map(([v,d])=>r`<div>
<dt class="muted">${v}</dt>
<dd>${d}</dd>
</div>`)}
</dl>`}renderPhases(t){let{speech:e}=this,i=Yt(t,Date.now()/1e3),s=Math.max(1,...Object.values(i));return r`<ul class="durations num">
${Bt.map(a=>{let l=i[a],c=t.phase_times[a];return r`<li class=${l===void 0?"muted":""}>
<span title=${e.word("phase",`${a}_hint`)}
>${e.word("phase",a)}</span
>
<span class="muted">${c===void 0?"":e.time(c,!0)}</span>
<span class="length">${l===void 0?"–":e.duration(l)}</span>
<span class="phase-bar" aria-hidden="true"
><span style="width:${100*(l??0)/s}%"></span
></span>
</li>`})}
</ul>
<p class="muted num finished">
${t.finished_at?r`${e.t("job_finished")} ${e.dateTime(t.finished_at)} ·
${e.duration(t.finished_at-t.started_at)}`:be(e,t)}
</p>`}renderDetails(t){let{speech:e}=this;return this.context.isAdmin?r`<section class="card details">
<div class="tabs" role="tablist" @keydown=${this.switchTab}>
${ii.map(i=>{let s=i===this.tab;return r`<button
role="tab"
id="tab-${i}"
aria-selected=${s}
aria-controls="tab-panel"
tabindex=${s?0:-1}
@click=${()=>this.setQuery({tab:i,from:""})}
>
${e.t(i==="items"?"job_items":"job_log")}
</button>`})}
</div>
<div id="tab-panel" role="tabpanel" aria-labelledby="tab-${this.tab}">
${this.tab==="items"?this.renderItems(t):this.renderLog(t)}
</div>
</section>`:r`<section class="card">
${w({path:ht,title:e.t("admin_only_title"),text:e.t("admin_only_text")})}
</section>`}switchTab(t){if(t.key!=="ArrowLeft"&&t.key!=="ArrowRight")return;let e=this.tab==="items"?"log":"items";this.setQuery({tab:e,from:""}),this.updateComplete.then(()=>this.renderRoot.querySelector(`#tab-${e}`)?.focus())}renderLog(t){let{q:e="",level:i="",item:s=""}=this.route.query,a={search:e,level:i,rating_key:s};return JSON.stringify(a)!==JSON.stringify(this.logFilters)&&(this.logFilters=a),r`<psr-log
.context=${this.context}
.jobId=${t.job_id}
.live=${it(t)}
.filters=${this.logFilters}
@click=${this.follow}
@filters-changed=${({detail:l})=>this.setQuery({...l.search===void 0?{}:{q:l.search},...l.level===void 0?{}:{level:l.level},...l.rating_key===void 0?{}:{item:l.rating_key}})}
></psr-log>`}renderItems(t){let{speech:e}=this,{result:i=""}=this.route.query,{value:s,error:a}=this.items,l=r`<div class="item-filters">
${I(e.t("filter_result"),i,ot.map(c=>({value:c,label:e.word("result",c)})),c=>this.setQuery({result:c,from:""}),`${e.t("filter_result")}: ${e.t("all")}`)}
</div>`;if(a)return r`${l}
${j(e,e.error(a),()=>{this.items.again()})}`;if(!s)return r`${l}${R(5,76)}`;if(!s.total){let c=it(t)?"job_items_empty_running":"job_items_empty";return r`${l}
${w({path:q,title:e.t(i?"job_items_no_match":c)})}`}return r`${l}
<ul class="items">
${s.items.map(c=>this.renderItem(c))}
</ul>
${z(e,this.offset,He,s.total,c=>this.setQuery({from:c?String(c):""}))}`}renderItem(t){let{speech:e}=this,i=this.address({view:"items",query:{item:t.rating_key}}),s=t.result==="skipped"||t.result==="would_refresh";return r`<li>
<psr-poster
.api=${this.context.api}
.ratingKey=${t.rating_key}
.type=${t.type}
></psr-poster>
<div class="title">
<a href=${i} @click=${this.follow}>${t.title}</a>
<span class="muted small-text num"
>${[this.libraryTitle(t.library_id),e.time(t.time,!0)].filter(Boolean).join(" · ")}</span
>
${t.error?r`<span class="small-text">${t.error}</span>`:h}
${t.skip_reason?r`<span class="small-text muted">${e.word("skip",t.skip_reason)}</span>`:h}
${t.put_back?.length?r`<span class="small-text"
>${e.t("put_back",{what:t.put_back.map(a=>e.word("put_back",a)).join(", ")})}</span
>`:h}
</div>
<div class="change">
<span class="visually-hidden">${e.t("before")}</span>
${st(e,t.before)}
${s?h:r`${u(M)}<span class="visually-hidden">${e.t("after")}</span>
${t.after.length?st(e,t.after):t.result==="gone"||t.result==="errored"?r`<span class="muted">–</span>`:O(e.t("all_well"),"good")}`}
</div>
<div class="result">${gt(e,t.result,t.skip_reason)}</div>
</li>`}static{this.styles=[S,A,Y,kt,Oe]}};p([f({attribute:!1})],nt.prototype,"pace",2),p([m()],nt.prototype,"tick",2);var qe=n=>n?`${n.job_id} ${n.tally.checked} ${Object.values(n.tally).join()}`:"";y("psr-job",nt);var De=g`
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
`;var Fe=20,Dt=class extends _{constructor(){super(...arguments);this.page=new D(this,()=>{let{status:t="",trigger:e=""}=this.route.query;return this.context.api.jobs({status:t,trigger:e},Fe,this.offset)})}get offset(){return Math.max(0,Number(this.route.query.from)||0)}willUpdate(){let{status:t,trigger:e,from:i}=this.route.query,s=[this.state.job?.job_id,this.state.last_job?.job_id];this.page.want(JSON.stringify([this.context.epoch,this.context.entryId,t,e,i,s]))}render(){let{speech:t}=this,{status:e="",trigger:i=""}=this.route.query;return r`
<div class="filters" role="group" aria-label=${t.t("view_jobs")}>
${I(t.t("filter_status"),e,Kt.map(s=>({value:s,label:t.word("status",s)})),s=>this.setQuery({status:s,from:""}),`${t.t("filter_status")}: ${t.t("all")}`)}
${I(t.t("filter_trigger"),i,Qt.map(s=>({value:s,label:t.word("trigger",s)})),s=>this.setQuery({trigger:s,from:""}),`${t.t("filter_trigger")}: ${t.t("all")}`)}
${e||i?this.renderClear():h}
</div>
<section class="card">${this.renderPage(!!(e||i))}</section>
`}renderClear(){return r`<button
class="button"
@click=${()=>this.setQuery({status:"",trigger:"",from:""})}
>
${u(ct)}${this.speech.t("clear_filters")}
</button>`}renderPage(t){let{speech:e}=this,{value:i,error:s}=this.page;return s?j(e,e.error(s),()=>{this.page.again()}):i?i.total?r`<ul class="rows">
${i.jobs.map(a=>this.renderJob(this.newest(a)))}
</ul>
${z(e,this.offset,Fe,i.total,a=>this.setQuery({from:a?String(a):""}))}`:t?w({path:J,title:e.t("jobs_no_match_title"),actions:this.renderClear()}):w({path:J,title:e.t("jobs_empty_title"),text:e.t("jobs_empty_text")}):R(6,76)}newest(t){return[this.state.job,this.state.last_job].find(i=>i?.job_id===t.job_id)??t}renderJob(t){let{speech:e}=this,i=(t.finished_at??Date.now()/1e3)-t.started_at,s=t.libraries.map(l=>l.title).join(", "),a=t.options.item_count?e.plural("job_scope_items",t.options.item_count):s;return r`<li>
<a href=${this.address({view:"jobs",jobId:t.job_id})} @click=${this.follow}>
<span class="status">${P(e,t.status)}</span>
<span class="when">
<span class="main num">${e.dateTime(t.started_at)}</span>
<span class="muted small-text"
>${e.word("trigger",t.trigger)}${a?` · ${a}`:""}</span
>
</span>
<span class="outcome">
<span class="main num">${G(e,t)}</span>
${t.status==="running"?ve(e,t):r`<span class="muted small-text"
>${t.error?e.word("error",t.error):W(e,t)}</span
>`}
</span>
<span class="side">
${t.dry_run?U(e):h}
<span class="muted num">${e.duration(i)}</span>
</span>
${u(re)}
</a>
</li>`}static{this.styles=[S,A,Y,De]}};y("psr-jobs",Dt);var Ne=15.9155,Ft=120,Tt=36,si=n=>n>=97?"good":n>=85?"warn":"bad",ri=(n,o)=>r`<div
class="ring tone-${si(o)}"
role="img"
aria-label=${n.t("health_share",{percent:n.percent(o,1)})}
>
<svg viewBox="0 0 36 36" aria-hidden="true">
${Et`<circle class="rest" cx="18" cy="18" r=${Ne}></circle>
<circle class="share" cx="18" cy="18" r=${Ne}
stroke-dasharray="${o} ${100-o}" stroke-dashoffset="25"></circle>`}
</svg>
<span class="num" aria-hidden="true"
>${n.percent(o,o>=99&&o<100?1:0)}</span
>
</div>`;function ni(n,o){let t=ee(o);if(t===null)return r`<p class="muted hint">${n.t("health_trend_none")}</p>`;let e=ie(o.map(v=>v.share),Ft,Tt),i=e.map(([v,d])=>`${v.toFixed(1)},${d.toFixed(1)}`).join(" "),[s,a]=e.at(-1),l=n.t("health_trend",{count:n.number(o.length),first:n.percent(o[0].share,1),last:n.percent(o.at(-1).share,1)}),c=Math.round(Math.abs(t)*10)/10,b=c?t>0?"health_up":"health_down":"health_same";return r`<figure class="trend">
<svg viewBox="-4 -4 ${Ft+8} ${Tt+8}" role="img" aria-label=${l}>
${Et`<polygon class="area"
points="0,${Tt+4} ${i} ${Ft},${Tt+4}"></polygon>
<polyline points=${i}></polyline>
<circle cx=${s} cy=${a} r="3"></circle>`}
</svg>
<figcaption class="muted hint num">
${n.t(b,{points:n.number(c,1)})}
</figcaption>
</figure>`}function ai(n,{health:o,time:t,defects:e,trend:i}){let s=Zt(o)??100,a=e[0]?.[1]??1;return r`<li class="library">
<div class="head">
${ri(n,s)}
<div class="name">
<h3 class="ellipsis" title=${o.title}>${o.title}</h3>
<p class="muted hint num" title=${n.dateTime(t)}>
${n.plural("health_checked",o.checked)}
</p>
${o.whole?h:r`<p>
${O(n.t("health_partial"),"plain","",n.t("health_partial_hint"))}
</p>`}
</div>
${ni(n,i)}
</div>
${e.length?r`<ul class="defects">
${e.map(([l,c])=>r`<li>
<span>${n.word("defect",l)}</span>
<span class="num">${n.number(c)}</span>
<span class="defect-bar" aria-hidden="true"
><span
class=${l}
style="width:${Math.max(1,100*c/a)}%"
></span
></span>
</li>`)}
</ul>`:r`<p class="well">${u(q)} ${n.t("health_all_well")}</p>`}
</li>`}var oi=(n,o)=>r`<details>
<summary>${n.t("show_table")}</summary>
<div class="scroll" tabindex="0" role="region" aria-label=${n.t("section_health")}>
<table class="num">
<thead>
<tr>
<th scope="col">${n.t("column_library")}</th>
<th scope="col">${n.t("last_scan")}</th>
<th scope="col">${n.t("tally_checked")}</th>
<th scope="col">${n.t("column_defective")}</th>
<th scope="col">${n.t("column_share")}</th>
</tr>
</thead>
<tbody>
${o.flatMap(({health:t,trend:e})=>[...e].reverse().map(i=>r`<tr>
<th scope="row">${t.title}</th>
<td>${n.dateTime(i.time)}</td>
<td>${n.number(i.checked)}</td>
<td>${n.number(i.defective)}</td>
<td>${n.percent(i.share,1)}</td>
</tr>`))}
</tbody>
</table>
</div>
</details>`,Me=(n,o)=>r`<ul class="libraries">
${o.map(t=>ai(n,t))}
</ul>
${oi(n,o)}`;var Je=g`
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
`;var Ue=g`
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
`;var tt=class extends _{constructor(){super(...arguments);this.tick=0}connectedCallback(){super.connectedCallback(),this.timer=setInterval(()=>this.tick+=1,1e3)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer)}render(){let{job:t,server:e}=this.state;return r`
${e.reachable||t?.pause_reason==="server_unavailable"?h:r`<p class="banner tone-warn" role="status">
${u(Q)} ${this.speech.t("server_unreachable")}
</p>`}
<div class="columns">
<section class="card pad hero" aria-label=${this.speech.t("section_now")}>
${t?xt(this.speech,t,this.pace,this.renderControls(t)):this.renderIdle()}
</section>
<section class="card pad side">${this.renderTotals()}</section>
</div>
<section class="card" aria-labelledby="health">
<div class="card-head"><h2 id="health">${this.speech.t("section_health")}</h2></div>
${this.renderHealth()}
</section>
`}renderControls(t){return r`<div class="controls">
<psr-scan-controls
.context=${this.context}
.state=${this.state}
.jobs=${this.jobs??[]}
></psr-scan-controls>
${t?r`<a
class="button"
href=${this.address({view:"jobs",jobId:t.job_id})}
@click=${this.follow}
>${this.speech.t("job_log")}${u(M)}</a
>`:h}
</div>`}renderIdle(){let{speech:t}=this,e=this.state.last_job;return e?r`<div class="idle">
<div class="ready">
<span class="badge">${u(q)}</span>
<div>
<h2>${t.t("state_idle")}</h2>
<p class="muted">
${t.window(this.state.settings.window_days)}
${this.state.settings.dry_run?U(t):h}
</p>
</div>
</div>
${this.state.resumable?r`<p class="banner tone-warn">
${u(ut)} ${t.t("resumable")}
</p>`:h}
${this.renderControls(null)}
<div class="times">
<a
class="last"
href=${this.address({view:"jobs",jobId:e.job_id})}
@click=${this.follow}
>
<span class="muted label">${t.t("last_scan")}</span>
<span class="when">
<span title=${t.dateTime(e.finished_at??e.started_at)}
>${t.relative(e.finished_at??e.started_at)}</span
>
${P(t,e.status)} ${e.dry_run?U(t):h}
</span>
<span class="muted num">${G(t,e)}</span>
${e.error?r`<span>${t.word("error",e.error)}</span>`:h}
</a>
<div class="next">
<span class="muted label">${t.t("next_scan")}</span>
${this.state.next_run?r`<span title=${t.dateTime(this.state.next_run)}
>${t.relative(this.state.next_run)}</span
><span class="muted num">${t.dateTime(this.state.next_run)}</span>`:r`<span>${t.t("no_schedule")}</span
><span class="muted">${t.t("no_schedule_hint")}</span>`}
</div>
</div>
</div>`:w({path:ce,title:t.t("first_scan_title"),text:t.t("first_scan_text"),actions:this.renderControls(null)})}renderTotals(){let{speech:t}=this,{totals:e,waiting:i,to_review:s}=this.state,a=e.success_rate??Xt(e.fixed,e.failed);return r`<h2>${t.t("section_totals")}</h2>
<dl class="totals">
${V(t.t("total_jobs"),t.number(e.jobs))}
${V(t.t("total_checked"),t.number(e.checked))}
${V(t.t("total_fixed"),t.number(e.fixed))}
${V(t.t("total_rate"),a===null?"–":t.percent(a),t.t("total_rate_hint"))}
<div class="waiting">
${V(t.t("waiting"),i===null?"–":t.number(i),t.t("waiting_hint"))}
</div>
${s?this.renderReview(s):h}
</dl>`}renderReview(t){let{speech:e}=this,i=e.number(t);return r`<div class="waiting">
${V(e.t("to_review"),this.context.isAdmin?r`<a
href=${this.address({view:"items",query:{skip:"protected"}})}
aria-label=${`${e.t("to_review")}: ${i}`}
@click=${this.follow}
>${i}${u(M)}</a
>`:i,e.t("to_review_hint"))}
</div>`}renderHealth(){if(!this.jobs)return r`<div class="health-skeleton" aria-hidden="true">
<div class="skeleton"></div>
<div class="skeleton"></div>
</div>`;let t=te(this.jobs);return t.length?Me(this.speech,t):r`<p class="muted pad">${this.speech.t("health_empty")}</p>`}static{this.styles=[S,A,Y,kt,Je,Ue]}};p([f({attribute:!1})],tt.prototype,"jobs",2),p([f({attribute:!1})],tt.prototype,"pace",2),p([m()],tt.prototype,"tick",2);y("psr-overview",tt);var Ve=g`
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
`;var at=class extends _{constructor(){super(...arguments);this.draft={};this.busy=!1}get values(){return{...this.state.settings,...this.draft}}render(){let{t}=this.speech,e=Object.keys(At(this.state.settings,this.values)).length>0;return r`
<form class="card pad" @submit=${this.save}>
<div>
<h2>${t("settings_scan")}</h2>
<p class="muted">${t("settings_scan_text")}</p>
</div>
${this.renderNumber("window_days",t("field_days"),t("field_days_hint"),36500)}
${this.renderNumber("max_items",t("field_max_items"),t("field_max_items_hint"),1e6)}
<label class="row">
<span>
<span class="label">${t("field_dry_run")}</span>
<span class="muted hint">${t("field_dry_run_hint")}</span>
</span>
<span class="switch">
<input
type="checkbox"
role="switch"
.checked=${this.values.dry_run}
@change=${i=>this.edit({dry_run:i.target.checked})}
/>
</span>
</label>
<div class="buttons">
${e?r`<button type="button" class="button" @click=${()=>this.draft={}}>
${t("settings_undo")}
</button>`:h}
<button class="button filled" ?disabled=${!e||this.busy}>
${t("settings_save")}
</button>
</div>
</form>
<section class="card pad more">
<div>
<h2>${t("settings_more")}</h2>
<p class="muted">${t("settings_more_text")}</p>
</div>
<a
class="button soft"
href="/config/integrations/integration/plex_smart_refresher#config_entry=${this.context.entryId}"
@click=${this.follow}
>${u(lt)}${t("open_integration")}</a
>
</section>
<section class="card pad about">
<h2>${t("settings_about")}</h2>
<dl>
<div>
<dt class="muted">${t("server")}</dt>
<dd>${this.state.server.title}</dd>
</div>
<div>
<dt class="muted">${t("settings_plex_version")}</dt>
<dd class="num">${this.state.server.version||t("unknown")}</dd>
</div>
<div>
<dt class="muted">${t("settings_reachable")}</dt>
<dd>${t(this.state.server.reachable?"yes":"no")}</dd>
</div>
</dl>
</section>
`}renderNumber(t,e,i,s){return r`<label class="row">
<span>
<span class="label">${e}</span>
<span class="muted hint">${i}</span>
</span>
<span class="field">
<input
type="number"
inputmode="numeric"
name=${t}
min="0"
max=${s}
step="1"
required
.value=${String(this.values[t])}
@input=${a=>{let l=a.target.valueAsNumber;Number.isInteger(l)&&this.edit({[t]:l})}}
/>
</span>
</label>`}edit(t){this.draft={...this.draft,...t}}async save(t){t.preventDefault();let{api:e,notify:i}=this.context;this.busy=!0;try{await e.setSettings(At(this.state.settings,this.values)),i(this.speech.t("settings_saved")),this.draft={}}catch(s){i(this.speech.error(C(s)),!0)}finally{this.busy=!1}}static{this.styles=[S,Ve]}};p([m()],at.prototype,"draft",2),p([m()],at.prototype,"busy",2);y("psr-settings",at);var li={overview:me,jobs:J,items:ae,settings:lt},ze=["items","settings"],di=60,pi=1500,T=class extends F{constructor(){super(...arguments);this.narrow=!1;this.at=Ot(location.pathname,location.hash);this.announcement="";this.speechKey="";this.epoch=0;this.pace=new Gt;this.readAddress=()=>{if(!location.pathname.startsWith("/plex-smart-refresher"))return;let t=Ot(location.pathname,location.hash);JSON.stringify(t)!==JSON.stringify(this.at)&&(this.at=t)};this.onLost=()=>{let t=Date.now()/1e3;this.lostTimer??=setTimeout(()=>this.lostAt=t,pi)};this.onReady=()=>{clearTimeout(this.lostTimer),this.lostTimer=void 0,this.lostAt=void 0,this.loadEntries(),this.epoch+=1,this.follow(this.at.entryId)};this.openLink=t=>{t.metaKey||t.ctrlKey||t.shiftKey||t.button!==0||(t.preventDefault(),B(t.currentTarget.getAttribute("href")))}}set route(t){this.readAddress()}connectedCallback(){super.connectedCallback(),window.addEventListener("location-changed",this.readAddress),window.addEventListener("popstate",this.readAddress),window.addEventListener("hashchange",this.readAddress),this.readAddress(),this.hasUpdated&&this.listen()}disconnectedCallback(){super.disconnectedCallback(),window.removeEventListener("location-changed",this.readAddress),window.removeEventListener("popstate",this.readAddress),window.removeEventListener("hashchange",this.readAddress),this.connection?.removeEventListener("disconnected",this.onLost),this.connection?.removeEventListener("ready",this.onReady),this.connection=void 0,this.unfollow()}firstUpdated(){this.listen()}listen(){this.connection=this.hass.connection,this.connection.addEventListener("disconnected",this.onLost),this.connection.addEventListener("ready",this.onReady),this.loadEntries()}shouldUpdate(t){if(t.size!==1||!t.has("hass"))return!0;let e=t.get("hass");return!e||e.user?.is_admin!==this.hass.user?.is_admin||et.keyOf(e)!==et.keyOf(this.hass)}willUpdate(t){let e=et.keyOf(this.hass);e!==this.speechKey&&(this.speechKey=e,this.speech=new et(this.hass),this.context=void 0),(t.has("at")||t.has("entries"))&&this.chooseServer(),(t.has("narrow")||!this.context)&&this.makeContext()}makeContext(){this.api&&(this.context={api:this.api,speech:this.speech,isAdmin:this.isAdmin,narrow:this.narrow,entryId:this.api.entryId,epoch:this.epoch,notify:(t,e)=>this.notify(t,e)})}get isAdmin(){return this.hass.user?.is_admin??!1}async loadEntries(){try{this.entries=await jt.entries(this.hass),this.entriesError=void 0}catch(t){this.entriesError=C(t)}}chooseServer(){if(!this.entries)return;let t=this.entries.find(e=>e.state==="loaded")??this.entries[0];if(!this.at.entryId&&t){let{view:e,jobId:i,query:s}=this.at;B(L({entryId:t.entry_id,view:e,jobId:i,query:s}),!0),this.at={...this.at,entryId:t.entry_id}}this.api?.entryId!==this.at.entryId&&this.follow(this.at.entryId)}follow(t){let e=this.api?.entryId!==t;this.unfollow(),!(!t||!this.entries?.some(i=>i.entry_id===t))&&(e&&(this.serverState=void 0,this.jobs=void 0),this.api=new jt(()=>this.hass,t),this.context=void 0,this.stateError=void 0,this.unsubscribe=this.api.subscribe({onState:i=>this.onState(i),onError:i=>{i.code!=="connection"&&(this.stateError=i)}}),this.requestUpdate())}unfollow(){this.unsubscribe?.(),this.unsubscribe=void 0,this.api?.release(),this.api=void 0,this.context=void 0}onState(t){let e=this.serverState;this.stateError=void 0,this.serverState=t,t.job&&this.pace.add(t.job,Date.now()/1e3),this.announce(e,t),(!this.jobs||e?.last_job?.job_id!==t.last_job?.job_id)&&this.loadJobs()}async loadJobs(){let{api:t}=this;if(t)try{let{jobs:e}=await t.jobs({},di);t===this.api&&(this.jobs=e)}catch{t===this.api&&(this.jobs??=[])}}announce(t,e){if(!t)return;let{speech:i}=this;e.job?.status==="paused"&&e.job.pause_reason!==t.job?.pause_reason?this.announcement=i.t("live_paused",{reason:W(i,e.job)}):e.job?.status==="running"&&t.job?.status==="paused"?this.announcement=i.t("resumed"):e.job&&e.job.phase&&e.job.phase!==t.job?.phase?this.announcement=i.t("live_phase",{phase:i.word("phase",e.job.phase)}):t.job&&!e.job&&e.last_job&&(this.announcement=i.t("live_finished",{summary:G(i,e.last_job)}))}notify(t,e=!1){this.announcement=e?t:this.announcement,this.dispatchEvent(new CustomEvent("hass-notification",{detail:{message:t},bubbles:!0,composed:!0}))}render(){return r`<header>
${this.narrow?r`<ha-menu-button .hass=${this.hass} .narrow=${this.narrow}></ha-menu-button>`:h}
<h1 class="ellipsis">${this.speech.t("title")}</h1>
${this.renderServers()} ${this.narrow?h:this.renderTabs()}
</header>
<main id="main" tabindex="-1">
<div class="content">
${this.lostAt===void 0?h:r`<p class="banner tone-warn" role="status">
${u(oe)}
${this.speech.t("connection_lost",{time:this.speech.time(this.lostAt,!0)})}
</p>`}
${this.renderContent()}
</div>
</main>
${this.narrow?this.renderTabs():h}
<div class="visually-hidden" role="status" aria-live="polite">${this.announcement}</div>`}renderServers(){return!this.entries||this.entries.length<2?h:r`<select
class="servers"
aria-label=${this.speech.t("server")}
@change=${t=>B(L({entryId:t.target.value,view:this.at.view}))}
>
${this.entries.map(t=>r`<option value=${t.entry_id} ?selected=${t.entry_id===this.at.entryId}>
${t.title}
</option>`)}
</select>`}renderTabs(){let{entryId:t}=this.at,e=fe.filter(i=>this.isAdmin||!ze.includes(i));return r`<nav class="tabs" aria-label=${this.speech.t("navigation")}>
${e.map(i=>r`<a
href=${L({entryId:t,view:i})}
aria-current=${i===this.at.view?"page":h}
@click=${this.openLink}
>${u(li[i])}<span>${this.speech.word("view",i)}</span></a
>`)}
</nav>`}renderContent(){let{speech:t}=this;return this.entriesError&&!this.entries?r`<div class="card">
${j(t,t.error(this.entriesError),()=>{this.loadEntries()})}
</div>`:this.entries?this.entries.length?this.entries.some(e=>e.entry_id===this.at.entryId)?this.stateError&&this.stateError.code!=="not_loaded"?r`<div class="card">
${j(t,t.error(this.stateError),()=>this.follow(this.at.entryId))}
</div>`:this.stateError?this.renderNotice(ut,"not_loaded_title","not_loaded_text",{href:`/config/integrations/integration/plex_smart_refresher#config_entry=${this.at.entryId}`,text:"open_integration"}):!this.serverState||!this.context?this.renderSkeleton():!this.isAdmin&&ze.includes(this.at.view)?this.renderNotice(ht,"admin_only_title","admin_only_text",{href:L({entryId:this.at.entryId}),text:"go_overview"}):this.renderView(this.context,this.serverState):this.renderNotice(Q,"unknown_server_title","unknown_server_text",{href:L({entryId:""}),text:"go_overview"}):this.renderNotice(pt,"no_servers_title","no_servers_text",{href:"/_my_redirect/config_flow_start?domain=plex_smart_refresher",text:"add_server"}):this.renderSkeleton()}renderNotice(t,e,i,s){let{t:a}=this.speech,l=s.href.startsWith("/config")||s.href.startsWith("/_my");return r`<div class="card">
${w({path:t,title:a(e),text:a(i),actions:l&&!this.isAdmin?h:r`<a class="button soft" href=${s.href} @click=${this.openLink}
>${a(s.text)}</a
>`})}
</div>`}renderSkeleton(){return r`<div class="card waiting-card" role="status" aria-label=${this.speech.t("loading")}>
${R(4,72)}
</div>`}renderView(t,e){let{at:i}=this;switch(i.view){case"jobs":return i.jobId?r`<psr-job
.context=${t}
.state=${e}
.route=${i}
.pace=${this.pace}
></psr-job>`:r`<psr-jobs .context=${t} .state=${e} .route=${i}></psr-jobs>`;case"items":return r`<psr-items .context=${t} .state=${e} .route=${i}></psr-items>`;case"settings":return r`<psr-settings
.context=${t}
.state=${e}
.route=${i}
></psr-settings>`;default:return r`<psr-overview
.context=${t}
.state=${e}
.route=${i}
.jobs=${this.jobs}
.pace=${this.pace}
></psr-overview>`}}static{this.styles=[S,A,ye]}};p([f({attribute:!1})],T.prototype,"hass",2),p([f({type:Boolean,reflect:!0})],T.prototype,"narrow",2),p([f({attribute:!1})],T.prototype,"panel",2),p([f({attribute:!1})],T.prototype,"route",1),p([m()],T.prototype,"at",2),p([m()],T.prototype,"entries",2),p([m()],T.prototype,"entriesError",2),p([m()],T.prototype,"serverState",2),p([m()],T.prototype,"stateError",2),p([m()],T.prototype,"jobs",2),p([m()],T.prototype,"lostAt",2),p([m()],T.prototype,"announcement",2);y("plex-smart-refresher-panel",T);export{T as PlexSmartRefresherPanel};
