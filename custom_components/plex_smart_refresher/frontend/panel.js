import{$ as G,A as pt,Aa as ye,B as dt,Ba as be,C as ie,Ca as _,D as rt,Da as $e,E as ct,F as ht,G as mt,Ga as we,H as re,Ha as Z,I as V,J as se,Ja as _e,K as ut,Ka as bt,L as oe,M as ne,N as Ot,O as ae,Q as le,R as ft,T as gt,U as st,V as pe,W as de,X as vt,Y as ce,Z as h,_ as j,a as c,aa as q,b as g,ba as xt,c as n,ca as ot,d as It,da as Y,e as Vt,ea as X,f as d,fa as he,g as qt,ga as w,h as D,ha as C,i as f,ia as L,j as m,ja as O,k as Kt,ka as N,l as Qt,la as yt,m as Ut,ma as K,n as P,o as Pt,oa as me,p as Wt,pa as A,q as Gt,qa as ue,r as Yt,ra as y,s as Xt,sa as fe,t as Zt,ta as zt,u as jt,ua as ge,v as W,va as ve,w as te,wa as xe,x as F,xa as Ht,y as M,ya as S,z as ee,za as B}from"./shared-IAVJYB6F.js";function ke(i,s,{job:t,last_job:e}){return t?.status==="paused"&&t.pause_reason!==s.job?.pause_reason?i.t("live_paused",{reason:Y(i,t)}):t?.status==="running"&&s.job?.status==="paused"?i.t("resumed"):t?.phase&&t.phase!==s.job?.phase?i.t("live_phase",{phase:i.word("phase",t.phase)}):s.job&&!t&&e?i.t("live_finished",{summary:X(i,e)}):""}var T=g`
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
`;var $t=class{constructor(s,t){this.host=s;this.onBack=t;this.onLost=()=>{let s=Date.now()/1e3;this.timer??=setTimeout(()=>this.show(s),1500)};this.onReady=()=>{clearTimeout(this.timer),this.timer=void 0,this.show(void 0),this.onBack()};s.addController(this)}watch(s){this.connection=s,s.addEventListener("disconnected",this.onLost),s.addEventListener("ready",this.onReady)}hostDisconnected(){this.connection?.removeEventListener("disconnected",this.onLost),this.connection?.removeEventListener("ready",this.onReady),this.connection=void 0}show(s){this.lostAt=s,this.host.requestUpdate()}};var Mt=["items","options"],pi="/config/integrations/integration/plex_smart_refresher",di="/_my_redirect/config_flow_start?domain=plex_smart_refresher";function Te({view:i,entryId:s},t,e,r){if(!t.length)return{path:ht,title:"no_servers_title",text:"no_servers_text",link:{href:di,text:"add_server",forAdmins:!0}};if(!t.some(o=>o.entry_id===s))return{path:W,title:"unknown_server_title",text:"unknown_server_text",link:{href:S({entryId:""}),text:"go_overview"}};if(r?.code==="not_loaded")return ci(s);if(!e&&Mt.includes(i))return{path:ut,title:"admin_only_title",text:"admin_only_text",link:{href:S({entryId:s}),text:"go_overview"}}}var ci=i=>({path:ft,title:"not_loaded_title",text:"not_loaded_text",link:{href:`${pi}#config_entry=${i}`,text:"open_integration",forAdmins:!0}}),Re=({t:i},{path:s,title:t,text:e,link:r},o,a)=>n`<div class="card">
${w({path:s,title:i(t),text:i(e),actions:r.forAdmins&&!o?d:n`<a class="button soft" href=${r.href} @click=${a}>${i(r.text)}</a>`})}
</div>`;var hi={overview:ce,jobs:V,items:re,options:dt},Se=({t:i},{entryId:s,view:t},e,r)=>n`<nav class="tabs" aria-label=${i("navigation")}>
${xe.filter(o=>e||!Mt.includes(o)).map(o=>n`<a
href=${S({entryId:s,view:o})}
aria-current=${o===t?"page":d}
@click=${r}
>${h(hi[o])}<span>${i(`view_${o}`)}</span></a
>`)}
</nav>`;function Ee({t:i},{entryId:s,view:t},e=[]){if(e.length<2)return d;let r=o=>B(S({entryId:o.target.value,view:t}));return n`<select class="servers" aria-label=${i("server")} @change=${r}>
${e.map(({entry_id:o,title:a})=>n`<option value=${o} ?selected=${o===s}>${a}</option>`)}
</select>`}var Ce=g`
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
`;var Le={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Ae=i=>(...s)=>({_$litDirective$:i,values:s}),wt=class{constructor(s){}get _$AU(){return this._$AM._$AU}_$AT(s,t,e){this._$Ct=s,this._$AM=t,this._$Ci=e}_$AS(s,t){return this.update(s,t)}update(s,t){return this.render(...t)}};var{I:mi}=qt,Ie=i=>i;var je=()=>document.createComment(""),tt=(i,s,t)=>{let e=i._$AA.parentNode,r=s===void 0?i._$AB:s._$AA;if(t===void 0){let o=e.insertBefore(je(),r),a=e.insertBefore(je(),r);t=new mi(o,a,i,i.options)}else{let o=t._$AB.nextSibling,a=t._$AM,l=a!==i;if(l){let p;t._$AQ?.(i),t._$AM=i,t._$AP!==void 0&&(p=i._$AU)!==a._$AU&&t._$AP(p)}if(o!==r||l){let p=t._$AA;for(;p!==o;){let v=Ie(p).nextSibling;Ie(e).insertBefore(p,r),p=v}}}return t},J=(i,s,t=i)=>(i._$AI(s,t),i),ui={},Oe=(i,s=ui)=>i._$AH=s,ze=i=>i._$AH,_t=i=>{i._$AR(),i._$AA.remove()};var He=(i,s,t)=>{let e=new Map;for(let r=s;r<=t;r++)e.set(i[r],r);return e},kt=Ae(class extends wt{constructor(i){if(super(i),i.type!==Le.CHILD)throw Error("repeat() can only be used in text expressions")}dt(i,s,t){let e;t===void 0?t=s:s!==void 0&&(e=s);let r=[],o=[],a=0;for(let l of i)r[a]=e?e(l,a):a,o[a]=t(l,a),a++;return{values:o,keys:r}}render(i,s,t){return this.dt(i,s,t).values}update(i,[s,t,e]){let r=ze(i),{values:o,keys:a}=this.dt(s,t,e);if(!Array.isArray(r))return this.ut=a,o;let l=this.ut??=[],p=[],v,E,u=0,$=r.length-1,x=0,R=o.length-1;for(;u<=$&&x<=R;)if(r[u]===null)u++;else if(r[$]===null)$--;else if(l[u]===a[x])p[x]=J(r[u],o[x]),u++,x++;else if(l[$]===a[R])p[R]=J(r[$],o[R]),$--,R--;else if(l[u]===a[R])p[R]=J(r[u],o[R]),tt(i,p[R+1],r[u]),u++,R--;else if(l[$]===a[x])p[x]=J(r[$],o[x]),tt(i,r[u],r[$]),$--,x++;else if(v===void 0&&(v=He(a,x,R),E=He(l,u,$)),v.has(l[u]))if(v.has(l[$])){let H=E.get(a[x]),At=H!==void 0?r[H]:null;if(At===null){let Jt=tt(i,r[u]);J(Jt,o[x]),p[x]=Jt}else p[x]=J(At,o[x]),tt(i,r[u],At),r[H]=null;x++}else _t(r[$]),$--;else _t(r[u]),u++;for(;x<=R;){let H=tt(i,p[R+1]);J(H,o[x]),p[x++]=H}for(;u<=$;){let H=r[u++];H!==null&&_t(H)}return this.ut=a,Oe(i,p),Vt}});var z=class{constructor(s,t){this.host=s;this.load=t;this.loading=!1;this.key="";this.run=0;s.addController(this)}hostDisconnected(){this.run+=1,this.key="",clearTimeout(this.timer)}want(s,t=0){s!==this.key&&(this.key=s,clearTimeout(this.timer),t&&this.value!==void 0?this.timer=setTimeout(()=>{this.again()},t):this.again())}async again(){let s=++this.run;this.loading=!0,this.host.requestUpdate();try{let t=await this.load();if(s!==this.run)return;this.value=t,this.error=void 0}catch(t){if(s!==this.run)return;this.error=A(t)}this.loading=!1,this.host.requestUpdate()}};function Tt(i,s){let t=-1/0,e,r=()=>{e=void 0,t=Date.now(),i()};return Object.assign(()=>{let a=t+s-Date.now();a<=0&&e===void 0?r():e??=setTimeout(r,Math.max(0,a))},{stop:()=>{clearTimeout(e),e=void 0}})}var Me=g`
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
`;var fi={movie:ne,show:vt,season:vt,episode:vt,artist:Ot,album:Ot},Q=class extends D{constructor(){super(...arguments);this.ratingKey="";this.type="";this.address="";this.shownKey=""}connectedCallback(){super.connectedCallback(),this.observer=new IntersectionObserver(t=>t.some(e=>e.isIntersecting)&&void this.load(),{rootMargin:"200px"}),this.observer.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.observer?.disconnect()}willUpdate(){this.shownKey&&this.shownKey!==this.ratingKey&&(this.address="",this.shownKey="",this.observer?.unobserve(this),this.observer?.observe(this))}async load(){let t=this.ratingKey;if(!t||this.shownKey===t)return;this.shownKey=t;let e=await this.api.thumb(t);this.shownKey===t&&(this.address=e)}render(){return this.address?n`<img src=${this.address} alt="" decoding="async" />`:h(fi[this.type]??ht)}static{this.styles=[be,Me]}};c([f({attribute:!1})],Q.prototype,"api",2),c([f()],Q.prototype,"ratingKey",2),c([f()],Q.prototype,"type",2),c([m()],Q.prototype,"address",2);y("psr-poster",Q);var b=class extends D{constructor(){super(...arguments);this.follow=t=>{let e=t.composedPath().find(r=>r instanceof HTMLAnchorElement);!e||t.defaultPrevented||t.button!==0||t.metaKey||t.ctrlKey||t.shiftKey||e.target||(t.preventDefault(),B(e.pathname+e.search+e.hash))}}get localizer(){return this.context.localizer}address(t){return S({entryId:this.context.entryId,...t})}setQuery(t){B(S({...this.route,query:{...this.route.query,...t}}),!0)}libraryTitle(t){return this.state.libraries.find(e=>e.library_id===t)?.title??""}};c([f({attribute:!1})],b.prototype,"context",2),c([f({attribute:!1})],b.prototype,"state",2),c([f({attribute:!1})],b.prototype,"route",2);var gi=(i,s)=>{let t=encodeURIComponent(`/library/metadata/${s}`);return`https://app.plex.tv/desktop/#!/server/${encodeURIComponent(i)}/details?key=${t}`};function vi(i,s){let{t}=i;if(!s)return t("protected_somehow");if(s.pictures_below)return t("protected_pictures",{count:s.pictures_below});let r={fields:s.locked_fields.map(o=>{let a=`field_name_${o}`;return me(a)?t(a):o}).join(", "),title:s.below};return t(s.below?"protected_below":"protected_itself",r)}function Ne(i,s){let{localizer:t,api:e}=i.context,r=s.skip_reason==="protected"&&!s.ignored;return n`<li class=${s.ignored?"ignored":""}>
<label class="pick">
<input
type="checkbox"
aria-label=${t.t("select_item",{title:s.title})}
.checked=${i.isSelected(s)}
@change=${()=>i.toggle(s)}
/>
</label>
<psr-poster .api=${e} .ratingKey=${s.rating_key} .type=${s.type}></psr-poster>
${xi(i,s)}
<div class="defects">
${s.defects.length?ot(t,s.defects):j(t.t("no_defects"),"good")}
</div>
${yi(t,s)} ${r?$i(i,s):wi(i,s)}
</li>`}function xi({context:{localizer:i},state:s},t){let e=s.libraries.find(o=>o.library_id===t.library_id),r=[i.word("media_type",t.type),e?.title,i.t("seen",{time:i.relative(t.last_seen)})];return n`<div class="title">
<span class="name">${t.title}</span>
<span class="muted small-text num" title=${i.dateTime(t.last_seen)}
>${r.filter(Boolean).join(" · ")}</span
>
</div>`}function yi(i,s){let t=s.result?xt(i,s.result,s.skip_reason):d;return n`<div class="outcome">
<span class="chips"
>${s.ignored?j(i.word("skip_reason","ignored"),"plain",rt):t}
${s.given_up?j(i.word("skip_reason","given_up"),"bad"):d}</span
>
<span class="muted small-text num">${bi(i,s)}</span>
</div>`}function bi(i,s){let t=[s.attempts?i.plural("attempts",s.attempts):""];return s.next_attempt&&!s.ignored&&!s.given_up&&t.push(s.next_attempt*1e3>Date.now()?i.t("next_attempt",{time:i.relative(s.next_attempt)}):i.t("next_attempt_due")),t.filter(Boolean).join(" · ")}function $i(i,s){let{localizer:t}=i.context;return n`<div class="why">
<p>${h(st)}<span>${vi(t,s.protection)}</span></p>
<div role="group" aria-label=${t.t("item_actions",{title:s.title})}>
${Fe(i,s,"button",t.t("open_in_plex"))}
${De(i,s,"button",t.t("ignore"))}
</div>
</div>`}function wi(i,s){let{t}=i.context.localizer,e=t(s.defects.length?"refresh_now":"refresh_anyway");return n`<div
class="actions"
role="group"
aria-label=${t("item_actions",{title:s.title})}
>
<button
class="icon-button"
title=${e}
aria-label=${`${e}: ${s.title}`}
?disabled=${i.isBusy||!!i.state.job}
@click=${()=>i.refresh(s)}
>
${h(gt)}
</button>
${De(i,s,"icon-button")} ${Fe(i,s,"icon-button")}
</div>`}function De(i,s,t,e=""){let r=i.context.localizer.t(s.ignored?"unignore":"ignore");return n`<button
class=${t}
title=${r}
aria-label=${`${r}: ${s.title}`}
?disabled=${i.isBusy}
@click=${()=>i.ignore(s)}
>
${h(s.ignored?ct:rt)}${e}
</button>`}function Fe(i,s,t,e=""){let{machine_id:r}=i.state.server,o=i.context.localizer.t("open_in_plex");return r?n`<a
class=${t}
href=${gi(r,s.rating_key)}
target="_blank"
rel="noreferrer"
title=${o}
aria-label=${`${o}: ${s.title}`}
>${h(ae)}${e}</a
>`:d}var Be=["last_seen","title","attempts","next_attempt"],_i=["last_seen","attempts"],Rt=["q","library","defect","result","open","item","skip"],U=i=>i.skip==="protected";function Nt(i){let s=Be.find(t=>t===i.sort)??"last_seen";return{sort:s,descending:i.dir?i.dir==="desc":_i.includes(s)}}function Je(i,s,t,e){let r=U(t);if(!r&&!s.to_review)return d;let o=(p,v)=>n`<button
class="button ${r===!!p?"soft":""}"
aria-pressed=${r===!!p}
@click=${()=>e({skip:p,result:"",open:"",from:""})}
>
${v}
</button>`,a=n`${h(st)}${i.name("sensor.items_to_review")}
<span class="num">${i.number(s.to_review??0)}</span>`,l=n`<p class="banner tone-info">
${h(st)} <span>${i.t("review_note")}</span>
</p>`;return n`<div class="lists" role="group" aria-label=${i.t("view_items")}>
${o("",i.t("all_items"))} ${o("protected",a)}
</div>
${r?l:d}`}function ki(i,s,t,e){let r=(l,p,v)=>N(p,t[l]??"",v,E=>e({[l]:E,from:""}),`${p}: ${i.t("all")}`),{t:o}=i,a=s.libraries.map(l=>({value:l.library_id,label:l.title}));return n`${r("library",o("library"),a)}
${r("defect",o("filter_defect"),O(i,"defect"))}
${U(t)?d:n`${r("result",o("filter_result"),O(i,"result"))}
${Ti(i,t,e)}`}`}function Ti({t:i},s,t){return n`<label class="switch">
<input
type="checkbox"
role="switch"
.checked=${!!s.open}
@change=${e=>t({open:e.target.checked?"1":"",from:""})}
/>
<span>${i("filter_open")}</span>
</label>`}function Ri({t:i},s,t){let{sort:e,descending:r}=Nt(s),o=i(r?"descending":"ascending");return n`<span class="sort">
<select
class="field"
aria-label=${i("sort_by")}
@change=${a=>t({sort:a.target.value,dir:"",from:""})}
>
${Be.map(a=>n`<option value=${a} ?selected=${a===e}>${i(`sort_${a}`)}</option>`)}
</select>
<button
class="icon-button"
aria-label=${o}
title=${o}
@click=${()=>t({dir:r?"asc":"desc",from:""})}
>
${h(r?de:pe)}
</button>
</span>`}function Ve(i,s,t,e,r){let{t:o}=i;return n`<div class="tools" role="search">
${yt(i,o("items_search"),e.text,e.change)}
${ki(i,s,t,r)} ${Ri(i,t,r)}
${t.item?n`<button class="button soft" @click=${()=>r({item:"",from:""})}>
${o("one_item")}${h(pt)}
</button>`:d}
</div>`}var qe=g`
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
`;var Dt=50,Si=200,Ei=3e3,et=class extends b{constructor(){super(...arguments);this.selected=new Set;this.searchText="";this.busy=!1;this.page=new z(this,()=>{let{query:t}=this.route,{q:e,library:r,defect:o,result:a,open:l,item:p}=t,v={search:e,library:r,defect:o,result:a,skip_reason:U(t)?"protected":void 0,rating_key:p,only_open:l||U(t)?!0:void 0,...Nt(t)};return this.context.api.items(v,Dt,this.offset)});this.reload=Tt(()=>{this.page.again()},Ei);this.goTo=t=>{this.setQuery({from:t?String(t):""}),this.scrollIntoView({block:"start"})}}get offset(){return Math.max(0,Number(this.route.query.from)||0)}disconnectedCallback(){super.disconnectedCallback(),this.reload.stop(),clearTimeout(this.searchTimer)}willUpdate(t){this.hasUpdated||(this.searchText=this.route.query.q??""),t.has("route")&&!this.searchTimer&&(this.searchText=this.route.query.q??"");let e=JSON.stringify([this.context.epoch,this.context.entryId,this.route.query]);this.page.value&&t.has("route")&&(this.selected=new Set),this.page.want(e);let r=t.get("state");r&&Ke(r)!==Ke(this.state)&&this.reload()}render(){let{localizer:t,state:e}=this,{query:r}=this.route,o=l=>this.setQuery(l),a={text:this.searchText,change:l=>this.onSearch(l)};return n`${Je(t,e,r,o)}
${Ve(t,e,r,a,o)}
<section class="card ${this.page.loading?"loading":""}" aria-busy=${this.page.loading}>
${this.renderPage()}
</section>
${this.renderSelection()}`}onSearch(t){this.searchText=t,clearTimeout(this.searchTimer),this.searchTimer=setTimeout(()=>{this.searchTimer=void 0,this.setQuery({q:t.trim(),from:""})},t?Si:0)}renderPage(){let{localizer:t}=this,{value:e,error:r}=this.page;if(r)return C(t,t.error(r),()=>{this.page.again()});if(!e)return L(8,86);if(!e.total)return this.renderEmpty();let{items:o}=e,a=this.list,l=o.every(p=>this.selected.has(p.rating_key));return n`<div class="list-head">
<label class="check">
<input
type="checkbox"
.checked=${l}
.indeterminate=${!l&&this.selected.size>0}
@change=${()=>this.selected=new Set(l?[]:o.map(p=>p.rating_key))}
/>
<span class="muted">${t.t("select_all")}</span>
</label>
${K(t,this.offset,Dt,e.total,this.goTo)}
</div>
<ul class="items">
${kt(o,p=>p.rating_key,p=>Ne(a,p))}
</ul>
${K(t,this.offset,Dt,e.total,this.goTo)}
<p class="visually-hidden" role="status">
${t.t("page_of",{from:t.number(this.offset+1),to:t.number(this.offset+o.length),total:t.number(e.total)})}
</p>`}get list(){return{context:this.context,state:this.state,isBusy:this.busy,isSelected:({rating_key:t})=>this.selected.has(t),toggle:({rating_key:t})=>this.toggle(t),refresh:({rating_key:t,defects:e})=>{this.refresh([t],!e.length)},ignore:({rating_key:t,ignored:e})=>{this.ignore([t],!e)}}}renderEmpty(){let{localizer:t}=this,{query:e}=this.route;if(!Rt.some(a=>e[a]))return w({path:M,title:t.t("items_empty_title"),text:t.t("items_empty_text")});let r=Rt.every(a=>a==="skip"||!e[a]);if(U(e)&&r)return w({path:M,title:t.t("review_empty_title"),text:t.t("review_empty_text")});let o=()=>this.setQuery(Object.fromEntries(Rt.map(a=>[a,""])));return w({path:oe,title:t.t("items_no_match_title"),text:t.t("items_no_match_text"),actions:n`<button class="button soft" @click=${o}>
${h(mt)}${t.t("clear_filters")}
</button>`})}renderSelection(){let{localizer:t}=this,e=[...this.selected];if(!e.length)return d;let r=(l,p,v,E)=>n`<button class="button" ?disabled=${this.busy||v} @click=${E}>
${h(l)}${p}
</button>`,{t:o}=t,a=!!this.state.job;return n`<div
class="selection"
role="region"
aria-label=${t.plural("selected",e.length)}
>
<button
class="icon-button"
aria-label=${o("clear_selection")}
@click=${()=>this.selected=new Set}
>
${h(pt)}
</button>
<span class="num" role="status">${t.plural("selected",e.length)}</span>
<span class="buttons">
${U(this.route.query)?d:r(gt,o("refresh_now"),a,()=>this.refresh(e))}
${r(rt,o("ignore"),!1,()=>this.ignore(e,!0))}
${r(ct,o("unignore"),!1,()=>this.ignore(e,!1))}
</span>
</div>`}toggle(t){let e=new Set(this.selected);e.delete(t)||e.add(t),this.selected=e}refresh(t,e=!1){let r=()=>this.context.api.refreshItems(t,e);return this.act(r,"items_refreshing",t.length)}ignore(t,e){let r=e?"items_ignored":"items_unignored";return this.act(()=>this.context.api.ignore(t,e),r,t.length)}async act(t,e,r){let{notify:o,localizer:a}=this.context;this.busy=!0;try{await t(),this.selected=new Set,o(a.plural(e,r)),await this.page.again()}catch(l){o(a.error(A(l)),!0)}finally{this.busy=!1}}static{this.styles=[_,T,qe]}};c([m()],et.prototype,"selected",2),c([m()],et.prototype,"searchText",2),c([m()],et.prototype,"busy",2);var Ke=({job:i,last_job:s})=>{let t=i?.tally,e=t?t.defective+t.fixed+t.skipped+t.unresolved:0;return`${i?.job_id} ${s?.job_id} ${e} ${i?.done}`};y("psr-items",et);var Qe=g`
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
`;var St=200,nt=2e3,Ci=600,Li=40,Ai=250,k=class extends D{constructor(){super(...arguments);this.jobId="";this.live=!1;this.filters={};this.total=0;this.isTotalExact=!0;this.isFollowing=!0;this.isComplete=!1;this.searchText="";this.isDetached=!1;this.isFetching=!1;this.subscribed=""}disconnectedCallback(){super.disconnectedCallback(),this.stop(),clearTimeout(this.searchTimer)}connectedCallback(){super.connectedCallback(),this.searchText=this.filters.search??"",this.requestUpdate()}willUpdate(t){t.has("filters")&&(this.searchText=this.filters.search??"");let e=JSON.stringify([this.jobId,this.filters]);e!==this.subscribed&&this.start(e)}start(t){this.stop(),this.subscribed=t,this.isFollowing=!0,this.isDetached=!1,this.isFetching=!1,this.unsubscribe=this.context.api.subscribeLog(this.jobId,this.filters,St,(e,r)=>this.take(e,r),e=>this.error=e)}stop(){this.unsubscribe?.(),this.unsubscribe=void 0,this.subscribed=""}take(t,e){if(this.error=void 0,this.total=t.total,this.isTotalExact=t.is_total_exact,e){this.lines=t.lines,this.isComplete=t.lines.length<St,this.isDetached=!1;return}if(this.isDetached)return;let r=this.lines?.at(-1)?.id??0;this.lines=[...this.lines??[],...t.lines.filter(({id:o})=>o>r)],this.isFollowing&&this.lines.length>nt&&(this.lines=this.lines.slice(-nt),this.isComplete=!1)}async fetchOlder(){let t=this.lines?.[0];if(!t||this.isFetching||this.isComplete)return;this.isFetching=!0;let e=this.subscribed;try{let r=await this.context.api.log(this.jobId,this.filters,St,t.id);if(e!==this.subscribed||this.lines?.[0]!==t)return;this.isComplete=r.lines.length<St;let{scroller:o}=this;this.keepFromEnd=o?o.scrollHeight-o.scrollTop:void 0;let a=[...r.lines,...this.lines];if(a.length>nt){this.letGoOfNewest(a);return}this.lines=a}catch(r){this.context.notify(this.context.localizer.error(A(r)),!0)}finally{e===this.subscribed&&(this.isFetching=!1)}}letGoOfNewest(t){let e=this.scroller?.querySelectorAll("li"),r=t.length-nt,o=e?.[e.length-r],a=e?.[e.length-1],l=o&&a?a.offsetTop+a.offsetHeight-o.offsetTop:0;this.keepFromEnd!==void 0&&(this.keepFromEnd-=l),this.isDetached=!0,this.lines=t.slice(0,nt)}updated(){let{scroller:t}=this;t&&(this.keepFromEnd!==void 0?(t.scrollTop=t.scrollHeight-this.keepFromEnd,this.keepFromEnd=void 0):this.isFollowing&&(t.scrollTop=t.scrollHeight))}onScroll(){let t=this.scroller,e=t.scrollHeight-t.scrollTop-t.clientHeight;this.isFollowing=e<Li&&!this.isDetached,t.scrollTop<Ci&&this.fetchOlder()}toNewest(){this.isFollowing=!0,this.isDetached?this.start(this.subscribed):this.requestUpdate()}change(t){this.dispatchEvent(new CustomEvent("filters-changed",{detail:t}))}onSearch(t){this.searchText=t,clearTimeout(this.searchTimer),this.searchTimer=setTimeout(()=>this.change({search:t}),t?Ai:0)}async download(){let{api:t,notify:e,localizer:r}=this.context;try{let o=document.createElement("a");o.href=await t.logAddress(this.jobId),o.download="",o.click()}catch(o){e(r.error(A(o)),!0)}}render(){let{localizer:t}=this.context;return n`<div class="tools">
${yt(t,t.t("log_search"),this.searchText,e=>this.onSearch(e))}
${N(t.t("log_level"),this.filters.level==="debug"?"":this.filters.level??"",O(t,"minimum_level").filter(({value:e})=>e!=="debug"),e=>this.change({level:e}),t.word("minimum_level","debug"))}
${this.filters.rating_key?n`<button class="button soft" @click=${()=>this.change({rating_key:""})}>
${t.t("one_item")} ×
</button>`:d}
<span class="count muted num" role="status">${this.renderCount()}</span>
${this.live?n`<span class="live">${j(t.t("log_live"),"good")}</span>`:d}
<button class="button" @click=${this.download}>
${h(ie)}${t.t("log_download")}
</button>
</div>
${this.renderLines()}`}renderCount(){if(!this.lines)return"";let t=this.context.localizer.plural("log_lines",this.total);return this.isTotalExact?t:`≥ ${t}`}renderLines(){let{localizer:t}=this.context;if(this.error){let r=()=>this.start(this.subscribed||JSON.stringify([this.jobId,this.filters]));return C(t,t.error(this.error),r)}if(!this.lines)return n`<div class="lines">${L(10,32)}</div>`;let e=!!(this.filters.search||this.filters.level||this.filters.rating_key);return n`<div class="frame">
<div
class="lines"
tabindex="0"
role="region"
aria-label=${t.t("log_region")}
@scroll=${this.onScroll}
>
${this.lines.length?n`<p class="edge muted">
${t.t(this.isComplete?e?"log_older":"log_beginning":"loading")}
</p>
<ol>
${kt(this.lines,r=>r.id,r=>this.renderLine(r))}
</ol>`:n`<p class="edge muted">
${t.t(e?"log_no_match":"log_empty")}
</p>`}
</div>
<button class="button filled newest" ?hidden=${this.isFollowing} @click=${this.toNewest}>
${t.t("log_follow")}
</button>
</div>`}renderLine(t){let{localizer:e,entryId:r}=this.context,o=fe(t.message,this.filters.search??"").map(l=>l.hit?n`<mark>${l.text}</mark>`:l.text),a=S({entryId:r,view:"items",query:{item:t.rating_key}});return n`<li class=${t.level}>
<time class="num muted" title=${e.dateTime(t.time)}
>${e.time(t.time,!0)}</time
>
<span class="level tone-${Qt[t.level]??"plain"}"
>${e.t(`level_${t.level}`)}</span
>
<span class="message"
>${o}${t.rating_key?n`<a
href=${a}
title=${e.t("log_to_item")}
aria-label=${e.t("log_to_item")}
>${h(F)}</a
>`:d}</span
>
</li>`}static{this.styles=[_,T,Qe]}};c([f({attribute:!1})],k.prototype,"context",2),c([f()],k.prototype,"jobId",2),c([f({type:Boolean})],k.prototype,"live",2),c([f({attribute:!1})],k.prototype,"filters",2),c([m()],k.prototype,"lines",2),c([m()],k.prototype,"total",2),c([m()],k.prototype,"isTotalExact",2),c([m()],k.prototype,"isFollowing",2),c([m()],k.prototype,"isComplete",2),c([m()],k.prototype,"error",2),c([m()],k.prototype,"searchText",2),c([Kt(".lines")],k.prototype,"scroller",2);y("psr-log",k);var Et=g`
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
`;function Ue(i,s,t){let e=Y(i,s),r=[[i.t("job_trigger"),i.word("trigger",s.trigger)],...Ii(i,s,t),[i.t("job_max_refreshes"),Pe(i,s.options.max_refreshes)],[i.name("switch.dry_run"),i.t(s.dry_run?"yes":"no")],...e?[[i.t("job_pause"),e]]:[]];return n`<dl class="options num">
${r.map(([o,a])=>n`<div>
<dt class="muted">${o}</dt>
<dd>${a}</dd>
</div>`)}
</dl>`}var Pe=(i,s)=>s?i.number(s):i.t("no_limit");function Ii(i,{options:s},t){let e=i.t("libraries");if(s.item_count)return[[e,i.plural("job_scope_items",s.item_count)]];let r=a=>t.find(l=>l.library_id===a)?.title??a,o=s.library_ids.map(r).join(", ");return[[e,o||i.t("all")],[i.name("number.window_days"),i.window(s.window_days)],[i.name("number.max_items"),Pe(i,s.max_items)]]}function We(i,s){let t=Pt(s,Date.now()/1e3),e=Math.max(1,...Object.values(t)),r=s.finished_at?n`${i.t("job_finished")} ${i.dateTime(s.finished_at)} ·
${i.duration(s.finished_at-s.started_at)}`:_e(i,s);return n`<ul class="durations num">
${Ut.map(o=>ji(i,s,o,t[o],e))}
</ul>
<p class="muted num finished">${r}</p>`}function ji(i,s,t,e,r){let o=s.phase_times[t];return n`<li class=${e===void 0?"muted":""}>
<span title=${i.t(`phase_${t}_hint`)}>${i.word("phase",t)}</span>
<span class="muted">${o===void 0?"":i.time(o,!0)}</span>
<span class="length">${e===void 0?"–":i.duration(e)}</span>
<span class="phase-bar" aria-hidden="true"
><span style="width:${100*(e??0)/r}%"></span
></span>
</li>`}var Ge=g`
:host {
display: block;
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
`;var Ye=25,Oi=2e3,zi=["skipped","would_refresh"],Hi=["gone","errored"],Ct=class extends b{constructor(){super(...arguments);this.items=new z(this,()=>this.context.api.jobItems(this.job.job_id,this.result,Ye,this.offset));this.reload=Tt(()=>{this.items.again()},Oi)}get offset(){return Math.max(0,Number(this.route.query.from)||0)}get result(){return this.route.query.result??""}disconnectedCallback(){super.disconnectedCallback(),this.reload.stop()}willUpdate(t){let{epoch:e,entryId:r}=this.context;this.items.want(JSON.stringify([e,r,this.job.job_id,this.result,this.route.query.from]));let o=t.get("job");o&&Xe(o)!==Xe(this.job)&&this.reload()}render(){let{localizer:t}=this,e=t.t("filter_result");return n`<div class="item-filters">
${N(e,this.result,O(t,"result"),r=>this.setQuery({result:r,from:""}),`${e}: ${t.t("all")}`)}
</div>
${this.renderPage()}`}renderPage(){let{localizer:t}=this,{value:e,error:r}=this.items;if(r)return C(t,t.error(r),()=>{this.items.again()});if(!e)return L(5,76);if(!e.total){let o=P(this.job)?"job_items_empty_running":"job_items_empty",a=t.t(this.result?"job_items_no_match":o);return w({path:M,title:a})}return n`<ul class="items">
${e.items.map(o=>this.renderItem(o))}
</ul>
${K(t,this.offset,Ye,e.total,o=>this.setQuery({from:o?String(o):""}))}`}renderItem(t){let{localizer:e}=this;return n`<li>
<psr-poster
.api=${this.context.api}
.ratingKey=${t.rating_key}
.type=${t.type}
></psr-poster>
${this.renderTitle(t)} ${this.renderChange(t)}
<div class="result">${xt(e,t.result,t.skip_reason)}</div>
</li>`}renderTitle(t){let{localizer:e}=this,r=this.address({view:"items",query:{item:t.rating_key}}),o=[this.libraryTitle(t.library_id),e.time(t.time,!0)],a=t.restored.map(p=>e.word("restored",p)).join(", "),l=(p,v="")=>p?n`<span class="small-text ${v}">${p}</span>`:d;return n`<div class="title">
<a href=${r} @click=${this.follow}>${t.title}</a>
${l(o.filter(Boolean).join(" · "),"muted num")} ${l(t.error)}
${l(t.skip_reason&&e.word("skip_reason",t.skip_reason),"muted")}
${l(a&&e.t("restored",{what:a}))}
</div>`}renderChange({before:t,after:e,result:r}){let{localizer:o}=this,{t:a}=o,l=e.length?ot(o,e):Hi.includes(r)?n`<span class="muted">–</span>`:j(a("no_defects"),"good");return n`<div class="change">
<span class="visually-hidden">${a("before")}</span>
${ot(o,t)}
${zi.includes(r)?d:n`${h(F)}<span class="visually-hidden">${a("after")}</span>${l}`}
</div>`}static{this.styles=[_,T,Ge]}};c([f({attribute:!1})],Ct.prototype,"job",2);var Xe=({job_id:i,tally:s})=>`${i} ${Object.values(s).join()}`;y("psr-job-items",Ct);var Ze=g`
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
`;var Mi=["items","log"],at=class extends b{constructor(){super(...arguments);this.tick=0;this.stored=new z(this,()=>this.context.api.job(this.route.jobId));this.logFilters={}}connectedCallback(){super.connectedCallback(),this.timer=setInterval(()=>this.job&&P(this.job)&&(this.tick+=1),1e3)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer)}get tab(){return this.route.query.tab==="items"?"items":"log"}get job(){return[this.state.job,this.state.last_job].find(e=>e?.job_id===this.route.jobId)??(this.stored.value?.job_id===this.route.jobId?this.stored.value:void 0)}willUpdate(){let{epoch:t,entryId:e}=this.context;this.job||this.stored.want(JSON.stringify([t,e,this.route.jobId]))}render(){let{localizer:t,job:e}=this;return n`<a class="button back" href=${this.address({view:"jobs"})} @click=${this.follow}
>${h(te)}${t.t("job_all")}</a
>
${e?this.renderJob(e):this.renderMissing()}`}renderMissing(){let{localizer:t}=this,{error:e}=this.stored;return e?n`<div class="card">
${e.code==="not_found"?w({path:V,title:t.t("job_missing_title"),text:t.t("job_missing_text")}):C(t,t.error(e),()=>{this.stored.again()})}
</div>`:n`<div class="card">${L(6,60)}</div>`}renderJob(t){let{localizer:e}=this;return n`<header>
<h2>${e.t("job_of",{time:e.dateTime(t.started_at)})}</h2>
<span class="chips"
>${G(e,t.status)}
${t.dry_run?q(e):d}</span
>
</header>
${t.error?n`<p class="banner tone-bad">
${h(W)} ${e.failure(t.error)}
</p>`:d}
<section class="card pad">
${P(t)?bt(e,t,this.pace,this.renderControls()):n`${we(e,t.tally,t.dry_run)}
${this.isResumable(t)?this.renderControls():d}`}
</section>
<div class="facts">
<section class="card pad">
<h2>${e.t("view_options")}</h2>
${Ue(e,t,this.state.libraries)}
</section>
<section class="card pad">
<h2>${e.t("job_phases")}</h2>
${We(e,t)}
</section>
</div>
${this.renderDetails(t)}`}isResumable(t){return this.state.resumable&&this.state.last_job?.job_id===t.job_id}renderControls(){return n`<psr-scan-controls
.context=${this.context}
.state=${this.state}
></psr-scan-controls>`}renderDetails(t){let{localizer:e}=this;return this.context.isAdmin?n`<section class="card details">
<div class="tabs" role="tablist" @keydown=${this.switchTab}>
${Mi.map(r=>{let o=r===this.tab;return n`<button
role="tab"
id="tab-${r}"
aria-selected=${o}
aria-controls="tab-panel"
tabindex=${o?0:-1}
@click=${()=>this.setQuery({tab:r,from:""})}
>
${e.t(r==="items"?"view_items":"job_log")}
</button>`})}
</div>
<div id="tab-panel" role="tabpanel" aria-labelledby="tab-${this.tab}">
${this.tab==="log"?this.renderLog(t):n`<psr-job-items
.context=${this.context}
.state=${this.state}
.route=${this.route}
.job=${t}
></psr-job-items>`}
</div>
</section>`:n`<section class="card">
${w({path:ut,title:e.t("admin_only_title"),text:e.t("admin_only_text")})}
</section>`}switchTab(t){if(t.key!=="ArrowLeft"&&t.key!=="ArrowRight")return;let e=this.tab==="items"?"log":"items";this.setQuery({tab:e,from:""}),this.updateComplete.then(()=>this.renderRoot.querySelector(`#tab-${e}`)?.focus())}renderLog(t){let{q:e="",level:r="",item:o=""}=this.route.query,a={search:e,level:r,rating_key:o};return JSON.stringify(a)!==JSON.stringify(this.logFilters)&&(this.logFilters=a),n`<psr-log
.context=${this.context}
.jobId=${t.job_id}
.live=${P(t)}
.filters=${this.logFilters}
@click=${this.follow}
@filters-changed=${({detail:l})=>this.setQuery({...l.search===void 0?{}:{q:l.search},...l.level===void 0?{}:{level:l.level},...l.rating_key===void 0?{}:{item:l.rating_key}})}
></psr-log>`}static{this.styles=[_,T,Z,Et,Ze]}};c([f({attribute:!1})],at.prototype,"pace",2),c([m()],at.prototype,"tick",2);y("psr-job",at);var ti=g`
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
`;var ei=20,Ft=class extends b{constructor(){super(...arguments);this.page=new z(this,()=>{let{status:t="",trigger:e=""}=this.route.query;return this.context.api.jobs({status:t,trigger:e},ei,this.offset)})}get offset(){return Math.max(0,Number(this.route.query.from)||0)}willUpdate(){let{status:t,trigger:e,from:r}=this.route.query,o=[this.state.job?.job_id,this.state.last_job?.job_id];this.page.want(JSON.stringify([this.context.epoch,this.context.entryId,t,e,r,o]))}render(){let{localizer:t}=this,{status:e="",trigger:r=""}=this.route.query;return n`
<div class="filters" role="group" aria-label=${t.t("view_jobs")}>
${N(t.name("sensor.status"),e,O(t,"status"),o=>this.setQuery({status:o,from:""}),`${t.name("sensor.status")}: ${t.t("all")}`)}
${N(t.t("job_trigger"),r,O(t,"trigger"),o=>this.setQuery({trigger:o,from:""}),`${t.t("job_trigger")}: ${t.t("all")}`)}
${e||r?this.renderClear():d}
</div>
<section class="card">${this.renderPage(!!(e||r))}</section>
`}renderClear(){return n`<button
class="button"
@click=${()=>this.setQuery({status:"",trigger:"",from:""})}
>
${h(mt)}${this.localizer.t("clear_filters")}
</button>`}renderPage(t){let{localizer:e}=this,{value:r,error:o}=this.page;return o?C(e,e.error(o),()=>{this.page.again()}):r?r.total?n`<ul class="rows">
${r.jobs.map(a=>this.renderJob(this.newest(a)))}
</ul>
${K(e,this.offset,ei,r.total,a=>this.setQuery({from:a?String(a):""}))}`:t?w({path:V,title:e.t("jobs_no_match_title"),actions:this.renderClear()}):w({path:V,title:e.t("jobs_empty_title"),text:e.t("jobs_empty_text")}):L(6,76)}newest(t){return[this.state.job,this.state.last_job].find(r=>r?.job_id===t.job_id)??t}renderJob(t){let{localizer:e}=this,r=(t.finished_at??Date.now()/1e3)-t.started_at,o=t.libraries.map(l=>l.title).join(", "),a=t.options.item_count?e.plural("job_scope_items",t.options.item_count):o;return n`<li>
<a href=${this.address({view:"jobs",jobId:t.job_id})} @click=${this.follow}>
<span class="status">${G(e,t.status)}</span>
<span class="when">
<span class="main num">${e.dateTime(t.started_at)}</span>
<span class="muted small-text"
>${e.word("trigger",t.trigger)}${a?` · ${a}`:""}</span
>
</span>
<span class="outcome">
<span class="main num">${X(e,t)}</span>
${t.status==="running"?$e(e,t):n`<span class="muted small-text"
>${t.error?e.failure(t.error):Y(e,t)}</span
>`}
</span>
<span class="side">
${t.dry_run?q(e):d}
<span class="muted num">${e.duration(r)}</span>
</span>
${h(ee)}
</a>
</li>`}static{this.styles=[_,T,Z,ti]}};y("psr-jobs",Ft);var ii=15.9155,Bt=120,Lt=36,ri=6;function Ni(i,s){let t=i.codes("defect").indexOf(s);return t<0?ri:Math.min(t+1,ri)}var Di=i=>i>=97?"good":i>=85?"warn":"bad",Fi=(i,s)=>n`<div
class="ring tone-${Di(s)}"
role="img"
aria-label=${i.t("health_share",{percent:i.percent(s,1)})}
>
<svg viewBox="0 0 36 36" aria-hidden="true">
${It`<circle class="rest" cx="18" cy="18" r=${ii}></circle>
<circle class="share" cx="18" cy="18" r=${ii}
stroke-dasharray="${s} ${100-s}" stroke-dashoffset="25"></circle>`}
</svg>
<span class="num" aria-hidden="true"
>${i.percent(s,s>=99&&s<100?1:0)}</span
>
</div>`;function Bi(i,s){let t=Xt(s);if(t===null)return n`<p class="muted hint">${i.t("health_trend_none")}</p>`;let e=Zt(s.map(E=>E.share),Bt,Lt),r=e.map(([E,u])=>`${E.toFixed(1)},${u.toFixed(1)}`).join(" "),[o,a]=e.at(-1),l=i.t("health_trend",{count:i.number(s.length),first:i.percent(s[0].share,1),last:i.percent(s.at(-1).share,1)}),p=Math.round(Math.abs(t)*10)/10,v=p?t>0?"health_up":"health_down":"health_same";return n`<figure class="trend">
<svg viewBox="-4 -4 ${Bt+8} ${Lt+8}" role="img" aria-label=${l}>
${It`<polygon class="area"
points="0,${Lt+4} ${r} ${Bt},${Lt+4}"></polygon>
<polyline points=${r}></polyline>
<circle cx=${o} cy=${a} r="3"></circle>`}
</svg>
<figcaption class="muted hint num">
${i.t(v,{points:i.number(p,1)})}
</figcaption>
</figure>`}function Ji(i,{health:s,time:t,defects:e,trend:r}){let o=Gt(s)??100;return n`<li class="library">
<div class="head">
${Fi(i,o)}
<div class="name">
<h3 class="ellipsis" title=${s.title}>${s.title}</h3>
<p class="muted hint num" title=${i.dateTime(t)}>
${i.plural("health_checked",s.checked)}
</p>
${s.is_complete?d:n`<p>
${j(i.t("health_partial"),"plain","",i.t("health_partial_hint"))}
</p>`}
</div>
${Bi(i,r)}
</div>
${Vi(i,e)}
</li>`}function Vi(i,s){if(!s.length)return n`<p class="well">${h(M)} ${i.t("no_defects")}</p>`;let t=s[0][1];return n`<ul class="defects">
${s.map(([e,r])=>n`<li>
<span>${i.word("defect",e)}</span>
<span class="num">${i.number(r)}</span>
<span class="defect-bar" aria-hidden="true"
><span
class="rank-${Ni(i,e)}"
style="width:${Math.max(1,100*r/t)}%"
></span
></span>
</li>`)}
</ul>`}var qi=(i,s)=>n`<details>
<summary>${i.t("show_table")}</summary>
<div class="scroll" tabindex="0" role="region" aria-label=${i.t("section_health")}>
<table class="num">
<thead>
<tr>
<th scope="col">${i.t("library")}</th>
<th scope="col">${i.name("sensor.last_scan")}</th>
<th scope="col">${i.t("tally_checked")}</th>
<th scope="col">${i.t("tally_defective")}</th>
<th scope="col">${i.t("column_share")}</th>
</tr>
</thead>
<tbody>
${s.flatMap(({health:t,trend:e})=>[...e].reverse().map(r=>n`<tr>
<th scope="row">${t.title}</th>
<td>${i.dateTime(r.time)}</td>
<td>${i.number(r.checked)}</td>
<td>${i.number(r.defective)}</td>
<td>${i.percent(r.share,1)}</td>
</tr>`))}
</tbody>
</table>
</div>
</details>`,si=(i,s)=>n`<ul class="libraries">
${s.map(t=>Ji(i,t))}
</ul>
${qi(i,s)}`;var oi=g`
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
transition: width 400ms ease-out;
}
.rank-1 {
background: var(--red-color, #f44336);
}
.rank-2 {
background: var(--orange-color, #ff9800);
}
.rank-3 {
background: var(--amber-color, #ffc107);
}
.rank-4 {
background: var(--purple-color, #926bc7);
}
.rank-5 {
background: var(--teal-color, #009688);
}
.rank-6 {
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
`;var ni=g`
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
.wide {
grid-column: 1 / -1;
padding-top: 16px;
border-top: 1px solid var(--line);
}
.wide a {
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
`;var Ki=[{sensor:"total_jobs",value:({totals:i})=>i.jobs},{sensor:"total_checked",value:({totals:i})=>i.checked},{sensor:"total_fixed",value:({totals:i})=>i.fixed},{sensor:"success_rate",value:({totals:i})=>i.success_rate??Wt(i.fixed,i.failed),isPercent:!0,hint:"total_rate_hint"},{sensor:"waiting",value:({waiting:i})=>i,hint:"waiting_hint",isWide:!0},{sensor:"items_to_review",value:({to_review:i})=>i,hint:"to_review_hint",isWide:!0,lists:{view:"items",query:{skip:"protected"}}}],ai=(i,s,t)=>n`<h2>${i.t("section_totals")}</h2>
<dl class="totals">
${Ki.map(e=>{let r=e.value(s);if(e.lists&&!r)return d;let o=Qi(i,e,r,t);return e.isWide?n`<div class="wide">${o}</div>`:o})}
</dl>`;function Qi(i,{sensor:s,isPercent:t,hint:e,lists:r},o,{isAdmin:a,address:l,follow:p}){let v=i.name(`sensor.${s}`),E=t?i.percent:i.number,u=o===null?"–":E(o);return he(v,r&&a?(x=>n`<a href=${l(x)} aria-label=${`${v}: ${u}`} @click=${p}
>${u}${h(F)}</a
>`)(r):u,e&&i.t(e))}var it=class extends b{constructor(){super(...arguments);this.tick=0}connectedCallback(){super.connectedCallback(),this.timer=setInterval(()=>this.tick+=1,1e3)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer)}render(){let{job:t,server:e}=this.state;return n`
${e.reachable||t?.pause_reason==="server_unavailable"?d:n`<p class="banner tone-warn" role="status">
${h(W)} ${this.localizer.failure("server_unavailable")}
</p>`}
<div class="columns">
<section class="card pad hero" aria-label=${this.localizer.t("section_now")}>
${t?bt(this.localizer,t,this.pace,this.renderControls(t)):this.renderIdle()}
</section>
<section class="card pad side">${this.renderTotals()}</section>
</div>
<section class="card" aria-labelledby="health">
<div class="card-head"><h2 id="health">${this.localizer.t("section_health")}</h2></div>
${this.renderHealth()}
</section>
`}renderControls(t){return n`<div class="controls">
<psr-scan-controls
.context=${this.context}
.state=${this.state}
.jobs=${this.jobs??[]}
></psr-scan-controls>
${t?n`<a
class="button"
href=${this.address({view:"jobs",jobId:t.job_id})}
@click=${this.follow}
>${this.localizer.t("job_log")}${h(F)}</a
>`:d}
</div>`}renderIdle(){let{localizer:t}=this,e=this.state.last_job;return e?n`<div class="idle">
<div class="ready">
<span class="badge">${h(M)}</span>
<div>
<h2>${t.t("state_idle")}</h2>
<p class="muted">
${t.window(this.state.options.window_days)}
${this.state.options.dry_run?q(t):d}
</p>
</div>
</div>
${this.state.resumable?n`<p class="banner tone-warn">
${h(ft)} ${t.t("resumable")}
</p>`:d}
${this.renderControls(null)}
<div class="times">${this.renderLast(e)} ${this.renderNext()}</div>
</div>`:w({path:le,title:t.t("first_scan_title"),text:t.t("first_scan_text"),actions:this.renderControls(null)})}renderLast(t){let{localizer:e}=this,r=t.finished_at??t.started_at;return n`<a
class="last"
href=${this.address({view:"jobs",jobId:t.job_id})}
@click=${this.follow}
>
<span class="muted label">${e.name("sensor.last_scan")}</span>
<span class="when">
<span title=${e.dateTime(r)}>${e.relative(r)}</span>
${G(e,t.status)} ${t.dry_run?q(e):d}
</span>
<span class="muted num">${X(e,t)}</span>
${t.error?n`<span>${e.failure(t.error)}</span>`:d}
</a>`}renderNext(){let{localizer:t}=this,e=this.state.next_run,[r,o]=e?[t.relative(e),t.dateTime(e)]:[t.t("no_schedule"),t.t("no_schedule_hint")];return n`<div class="next">
<span class="muted label">${t.name("sensor.next_scan")}</span>
<span>${r}</span><span class="muted num">${o}</span>
</div>`}renderTotals(){return ai(this.localizer,this.state,{isAdmin:this.context.isAdmin,address:t=>this.address(t),follow:this.follow})}renderHealth(){if(!this.jobs)return n`<div class="health-skeleton" aria-hidden="true">
<div class="skeleton"></div>
<div class="skeleton"></div>
</div>`;let t=Yt(this.jobs);return t.length?si(this.localizer,t):n`<p class="muted pad">${this.localizer.t("health_empty")}</p>`}static{this.styles=[_,T,Z,Et,oi,ni]}};c([f({attribute:!1})],it.prototype,"jobs",2),c([f({attribute:!1})],it.prototype,"pace",2),c([m()],it.prototype,"tick",2);y("psr-overview",it);var li=g`
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
`;var Ui=36500,Pi=1e6,lt=class extends b{constructor(){super(...arguments);this.draft={};this.busy=!1}get values(){return{...this.state.options,...this.draft}}render(){return n`${this.renderForm()} ${this.renderMore()} ${this.renderAbout()}`}renderForm(){let{t,name:e}=this.localizer;return n`<form class="card pad" @submit=${this.save}>
<div>
<h2>${t("options_scan")}</h2>
<p class="muted">${t("options_scan_text")}</p>
</div>
${this.renderNumber("window_days",t("field_days_hint"),Ui)}
${this.renderNumber("max_items",t("field_max_items_hint"),Pi)}
<label class="row">
<span>
<span class="label">${e("switch.dry_run")}</span>
<span class="muted hint">${t("field_dry_run_hint")}</span>
</span>
<span class="switch">
<input
type="checkbox"
role="switch"
.checked=${this.values.dry_run}
@change=${r=>this.edit({dry_run:r.target.checked})}
/>
</span>
</label>
${this.renderButtons()}
</form>`}renderNumber(t,e,r){return n`<label class="row">
<span>
<span class="label">${this.localizer.name(`number.${t}`)}</span>
<span class="muted hint">${e}</span>
</span>
<span class="field">
<input
type="number"
inputmode="numeric"
name=${t}
min="0"
max=${r}
step="1"
required
.value=${String(this.values[t])}
@input=${o=>{let a=o.target.valueAsNumber;Number.isInteger(a)&&this.edit({[t]:a})}}
/>
</span>
</label>`}renderButtons(){let{t}=this.localizer,e=Object.keys(jt(this.state.options,this.values)).length>0;return n`<div class="buttons">
${e?n`<button type="button" class="button" @click=${()=>this.draft={}}>
${t("options_undo")}
</button>`:d}
<button class="button filled" ?disabled=${!e||this.busy}>
${t("options_save")}
</button>
</div>`}renderMore(){let{t}=this.localizer,{entryId:e}=this.context;return n`<section class="card pad more">
<div>
<h2>${t("options_more")}</h2>
<p class="muted">${t("options_more_text")}</p>
</div>
<a
class="button soft"
href="/config/integrations/integration/plex_smart_refresher#config_entry=${e}"
@click=${this.follow}
>${h(dt)}${t("open_integration")}</a
>
</section>`}renderAbout(){let{t,name:e}=this.localizer,{title:r,version:o,reachable:a}=this.state.server,l=[[t("server"),r],["Plex Media Server",o||t("unknown")],[e("binary_sensor.reachable"),t(a?"yes":"no")]];return n`<section class="card pad about">
<h2>${t("options_about")}</h2>
<dl class="num">
${l.map(([p,v])=>n`<div>
<dt class="muted">${p}</dt>
<dd>${v}</dd>
</div>`)}
</dl>
</section>`}edit(t){this.draft={...this.draft,...t}}async save(t){t.preventDefault();let{api:e,notify:r}=this.context;this.busy=!0;try{await e.setOptions(jt(this.state.options,this.values)),r(this.localizer.t("options_saved")),this.draft={}}catch(o){r(this.localizer.error(A(o)),!0)}finally{this.busy=!1}}static{this.styles=[_,li]}};c([m()],lt.prototype,"draft",2),c([m()],lt.prototype,"busy",2);y("psr-options",lt);var Wi=60,I=class extends D{constructor(){super(...arguments);this.narrow=!1;this.at=Ht(location.pathname,location.hash);this.announcement="";this.epoch=0;this.localization=new ge(this);this.feed=new ye(this,()=>this.hass,Wi,(t,e)=>this.announce(t,e));this.connectionWatch=new $t(this,()=>{this.loadEntries(),this.epoch+=1,this.follow()});this.readAddress=()=>{if(!location.pathname.startsWith(ve))return;let t=Ht(location.pathname,location.hash);JSON.stringify(t)!==JSON.stringify(this.at)&&(this.at=t)};this.openLink=t=>{t.metaKey||t.ctrlKey||t.shiftKey||t.button!==0||(t.preventDefault(),B(t.currentTarget.getAttribute("href")))}}set route(t){this.readAddress()}connectedCallback(){super.connectedCallback(),window.addEventListener("location-changed",this.readAddress),window.addEventListener("popstate",this.readAddress),window.addEventListener("hashchange",this.readAddress),this.readAddress(),this.hasUpdated&&this.listen()}disconnectedCallback(){super.disconnectedCallback(),window.removeEventListener("location-changed",this.readAddress),window.removeEventListener("popstate",this.readAddress),window.removeEventListener("hashchange",this.readAddress)}firstUpdated(){this.listen()}listen(){this.connectionWatch.watch(this.hass.connection),this.loadEntries()}shouldUpdate(t){if(t.size!==1||!t.has("hass"))return!0;let e=t.get("hass");return!e||e.user?.is_admin!==this.hass.user?.is_admin||zt.keyOf(e)!==zt.keyOf(this.hass)}willUpdate(t){this.localization.update(this.hass),(t.has("at")||t.has("entries"))&&this.chooseServer();let{context:e}=this,{localizer:r}=this.localization;(e?.localizer!==r||e.api!==this.feed.api||e.isAdmin!==this.isAdmin)&&this.makeContext()}makeContext(){let{api:t}=this.feed;this.context=t&&{api:t,localizer:this.localization.localizer,isAdmin:this.isAdmin,entryId:t.entryId,epoch:this.epoch,notify:(e,r)=>this.notify(e,r)}}get isAdmin(){return this.hass.user?.is_admin??!1}async loadEntries(){try{this.entries=await ue.entries(this.hass),this.entriesError=void 0}catch(t){this.entriesError=A(t)}}chooseServer(){if(!this.entries)return;let t=this.entries.find(e=>e.state==="loaded")??this.entries[0];if(!this.at.entryId&&t){let{view:e,jobId:r,query:o}=this.at;B(S({entryId:t.entry_id,view:e,jobId:r,query:o}),!0),this.at={...this.at,entryId:t.entry_id}}this.feed.api?.entryId!==this.at.entryId&&this.follow()}get isKnownServer(){return this.entries?.some(t=>t.entry_id===this.at.entryId)??!1}follow(){this.isKnownServer?this.feed.follow(this.at.entryId):this.feed.stop()}announce(t,e){let r=t&&ke(this.localization.localizer,t,e);r&&(this.announcement=r)}notify(t,e=!1){e&&(this.announcement=t),this.dispatchEvent(new CustomEvent("hass-notification",{detail:{message:t},bubbles:!0,composed:!0}))}render(){return n`${this.renderHeader()}
<main id="main" tabindex="-1">
<div class="content">${this.renderLost()} ${this.renderContent()}</div>
</main>
${this.narrow?this.renderTabs():d}
<div class="visually-hidden" role="status" aria-live="polite">${this.announcement}</div>`}renderHeader(){return n`<header>
${this.narrow?n`<ha-menu-button .hass=${this.hass} .narrow=${this.narrow}></ha-menu-button>`:d}
<h1 class="ellipsis">${this.localization.localizer.t("title")}</h1>
${Ee(this.localization.localizer,this.at,this.entries)}
${this.narrow?d:this.renderTabs()}
</header>`}renderLost(){let{localizer:t}=this.localization,{lostAt:e}=this.connectionWatch;return e===void 0?d:n`<p class="banner tone-warn" role="status">
${h(se)}
${t.t("connection_lost",{time:t.time(e,!0)})}
</p>`}renderTabs(){return Se(this.localization.localizer,this.at,this.isAdmin,this.openLink)}renderContent(){let{localizer:t,isReady:e}=this.localization,{error:r,state:o}=this.feed,a=this.entries&&Te(this.at,this.entries,this.isAdmin,r);return a?Re(t,a,this.isAdmin,this.openLink):this.entriesError&&!this.entries?this.renderError(this.entriesError,()=>{this.loadEntries()}):r&&r.code!=="connection"?this.renderError(r,()=>this.follow()):!e||!o||!this.context?this.renderSkeleton():this.renderView(this.context,o)}renderError(t,e){let{localizer:r}=this.localization;return n`<div class="card">${C(r,r.error(t),e)}</div>`}renderSkeleton(){let t=this.localization.localizer.t("loading");return n`<div class="card waiting-card" role="status" aria-label=${t}>
${L(4,72)}
</div>`}renderView(t,e){let{at:r}=this,{jobs:o,pace:a}=this.feed;switch(r.view){case"jobs":return r.jobId?n`<psr-job
.context=${t}
.state=${e}
.route=${r}
.pace=${a}
></psr-job>`:n`<psr-jobs .context=${t} .state=${e} .route=${r}></psr-jobs>`;case"items":return n`<psr-items .context=${t} .state=${e} .route=${r}></psr-items>`;case"options":return n`<psr-options
.context=${t}
.state=${e}
.route=${r}
></psr-options>`;default:return n`<psr-overview
.context=${t}
.state=${e}
.route=${r}
.jobs=${o}
.pace=${a}
></psr-overview>`}}static{this.styles=[_,T,Ce]}};c([f({attribute:!1})],I.prototype,"hass",2),c([f({type:Boolean,reflect:!0})],I.prototype,"narrow",2),c([f({attribute:!1})],I.prototype,"panel",2),c([f({attribute:!1})],I.prototype,"route",1),c([m()],I.prototype,"at",2),c([m()],I.prototype,"entries",2),c([m()],I.prototype,"entriesError",2),c([m()],I.prototype,"announcement",2);y("plex-smart-refresher-panel",I);export{I as PlexSmartRefresherPanel};
