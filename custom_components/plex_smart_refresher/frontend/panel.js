import{$ as Ae,$a as pi,A as Lt,Aa as J,B as Et,Ba as Qt,C as zt,Ca as Gt,D as le,Da as Yt,E as Ee,Ea as Xt,Fa as Zt,G as pe,Ga as v,H as At,Ha as R,I as ie,Ia as me,J as It,Ja as L,K as Ot,Ka as ei,L as ve,M as Ct,Na as ti,O as jt,Oa as he,P as Mt,Q as Nt,Qa as ii,R as Ht,Ra as je,Sa as ri,T as ze,Ta as si,U as Ft,Ua as oi,V as Dt,Va as ni,W as Vt,X as h,Y as B,Ya as ai,Z as W,Za as li,_ as Q,_a as Me,a as d,aa as j,ab as ci,b as x,ba as ce,bb as di,c as a,ca as de,cb as mi,d as xt,da as qt,db as hi,e as yt,ea as st,eb as ui,f as c,fa as Ie,fb as fi,g as vt,ga as Jt,h as C,ha as I,i as g,ia as k,j as u,ja as S,k as A,ka as V,l as bt,la as ot,m as $t,ma as Oe,n as oe,na as Ce,o as wt,p as _t,pa as q,q as kt,qa as T,r as ne,ra as Bt,s as Re,sa as y,t as D,ta as Pt,u as Tt,ua as nt,v as ae,va as Kt,w as Rt,wa as Ut,x as Se,xa as Wt,y as Le,ya as at,z as St,za as O}from"./shared-4M7YZCE2.js";function gi(r,s,{job:e,ended_job:t}){return e?.status==="paused"&&e.pause_reason!==s.job?.pause_reason?r.t("live_paused",{reason:ce(r,e)}):e?.status==="running"&&s.job?.status==="paused"?r.t("resumed"):e?.phase&&e.phase!==s.job?.phase?r.t("live_phase",{phase:r.word("phase",e.phase)}):s.job&&!e&&t?r.t("live_finished",{summary:de(r,t)}):""}var _=x`
.figure dt {
color: var(--muted);
font-size: var(--ha-font-size-s, 12px);
line-height: 1.33;
}
.figure dd {
font-size: var(--ha-font-size-xl, 20px);
line-height: 1.4;
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
`;var Ne=class{constructor(s,e){this.host=s;this.onBack=e;this.onLost=()=>{let s=Date.now()/1e3;this.timer??=setTimeout(()=>this.show(s),1500)};this.onReady=()=>{clearTimeout(this.timer),this.timer=void 0,this.show(void 0),this.onBack()};s.addController(this)}watch(s){this.connection=s,s.addEventListener("disconnected",this.onLost),s.addEventListener("ready",this.onReady)}hostDisconnected(){this.connection?.removeEventListener("disconnected",this.onLost),this.connection?.removeEventListener("ready",this.onReady),this.connection=void 0}show(s){this.lostAt=s,this.host.requestUpdate()}};var Or="[data-row]",Cr={ArrowDown:1,ArrowUp:-1};function He(r,s){return[...r.querySelectorAll("*")].flatMap(e=>[...e.matches(s)&&e.getClientRects().length?[e]:[],...e.shadowRoot?He(e.shadowRoot,s):[]])}var jr=r=>r.isContentEditable||["INPUT","SELECT","TEXTAREA"].includes(r.tagName??"");function xi(r,s){if(s.defaultPrevented||s.metaKey||s.ctrlKey||s.altKey)return;let e=r.shadowRoot,[t]=s.composedPath();if(!e||!(t instanceof HTMLElement))return;let i=s.key==="/"?Mr(e,t):Nr(e,t,s.key);i&&(s.preventDefault(),i.focus())}function Mr(r,s){if(!(jr(s)||He(r,"dialog[open]").length))return He(r,"input[type=search]")[0]}function Nr(r,s,e){let t=Cr[e];if(t===void 0)return;let i=He(r,Or);if(s.matches("input[type=search]"))return t>0?i[0]:void 0;let o=i.indexOf(s);return o<0?void 0:i[o+t]}var Hr={overview:Vt,jobs:ie,items:At,options:St},yi=({t:r},{entryId:s,view:e},t,i)=>a`<nav class="tabs" aria-label=${r("navigation")}>
${Wt.filter(o=>t||!Qt.includes(o)).map(o=>a`<a
href=${O({entryId:s,view:o})}
aria-current=${o===e?"page":c}
aria-label=${r(`view_${o}`)}
title=${r(`view_${o}`)}
@click=${i}
>${h(Hr[o])}<span>${r(`view_${o}`)}</span></a
>`)}
</nav>`;function vi({t:r},{entryId:s,view:e},t=[]){if(t.length<2)return c;let i=o=>J(O({entryId:o.target.value,view:e}));return a`<select class="servers" aria-label=${r("server")} @change=${i}>
${t.map(({entry_id:o,title:n,has_trouble:l})=>a`<option value=${o} ?selected=${o===s}>
${l?r("server_troubled",{server:n}):n}
</option>`)}
</select>
${t.some(o=>o.has_trouble&&o.entry_id!==s)?a`<span
class="trouble"
role="img"
aria-label=${r("other_trouble")}
title=${r("other_trouble")}
>
${h(ne)}
</span>`:c}`}var bi=x`
:host {
container-type: inline-size;
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
display: grid;
grid-template-columns: minmax(max-content, 1fr) auto minmax(0, 1fr);
align-items: center;
gap: 12px;
min-height: var(--header-height, 56px);
padding: 0 12px 0 24px;
color: var(--app-header-text-color, var(--text));
background: var(--app-header-background-color, var(--card));
border-bottom: var(--app-header-border-bottom, 1px solid var(--line));
}
:host([narrow]) header {
grid-template-columns: minmax(0, 1fr);
padding-inline-start: 4px;
}
.brand {
display: flex;
align-items: center;
gap: 12px;
min-width: 0;
}
h1 {
font-size: var(--ha-font-size-xl, 20px);
font-weight: 400;
line-height: 1.4;
}
.servers {
min-height: 40px;
min-width: 0;
max-width: 16em;
padding: 0 10px;
border: 1px solid color-mix(in srgb, currentColor 25%, transparent);
border-radius: 20px;
font: inherit;
color: inherit;
background: transparent;
text-overflow: ellipsis;
}
.trouble {
display: inline-grid;
flex: none;
color: color-mix(in srgb, var(--bad) 80%, var(--text));
}
.servers option {
color: var(--text);
background: var(--card);
}
.tabs {
display: flex;
align-self: stretch;
}
.tabs a {
position: relative;
display: flex;
align-items: center;
justify-content: center;
gap: 8px;
min-width: 52px;
padding: 0 16px;
min-height: 48px;
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
font-size: var(--ha-font-size-s, 12px);
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
/* Icons alone, whose words screen readers and tooltips have. */
@container (max-width: 66em) {
header .tabs span {
display: none;
}
}
@container (max-width: 26em) {
.several h1 {
display: none;
}
}
@container (max-width: 22em) {
:host([narrow]) > .tabs span {
display: none;
}
}
@container (max-width: 40em) {
.pad {
padding: 16px;
}
}
`;var $i=x`
:host {
display: block;
container-type: inline-size;
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
font-size: calc(13px * var(--ha-font-size-scale, 1));
border-radius: 0 0 var(--radius) var(--radius);
}
.lines:focus-visible {
outline-offset: -2px;
}
.edge {
padding: 12px 20px;
text-align: center;
font-size: var(--ha-font-size-s, 12px);
}
li {
padding: 6px 20px;
content-visibility: auto;
contain-intrinsic-size: auto 32px;
}
li.about-item {
border-top: 1px solid var(--line);
}
li.about-item + li:not(.about-item) {
border-top: 1px solid var(--line);
}
.item {
display: block;
padding: 4px 0;
font-weight: 500;
color: var(--text);
overflow-wrap: anywhere;
}
.item:hover {
color: var(--accent-text);
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
@container (max-width: 35em) {
.tools {
padding: 12px 16px;
}
.search,
.tools select {
flex: 1 1 100%;
max-width: none;
}
li {
padding: 8px 16px;
}
.item {
padding: 8px 0;
}
}
`,Fe=x`
.line {
display: flex;
flex-wrap: wrap;
gap: 0 12px;
align-items: baseline;
padding: 2px 0;
}
.line .message {
flex: 1 1 14em;
min-width: 0;
overflow-wrap: anywhere;
}
.line.debug .message {
color: var(--muted);
}
.line .level {
font-size: var(--ha-font-size-s, 12px);
font-weight: 500;
color: var(--muted);
}
.line.warning .level {
color: color-mix(in srgb, var(--warn) 55%, var(--text));
}
.line.error .level,
.line.error .message {
color: color-mix(in srgb, var(--bad) 55%, var(--text));
}
`;var ki=({t:r},s)=>r(s==="ignore"||s==="unignore"?s:`action_${s}`);function Fr(r,s){let{t:e}=r;if(!s)return e("protected_somehow");if(s.pictures_below)return e("protected_pictures",{count:s.pictures_below});let i={fields:s.locked_fields.map(o=>{let n=`field_name_${o}`;return q(n)?e(n):o}).join(", "),title:s.below};return e(s.below?"protected_below":"protected_itself",i)}function G(r,s){let{t:e}=r;switch(s.segment){case"ignored":return{reason:e("reason_ignored"),next:"",action:"unignore"};case"healed":return{reason:e(s.result==="fixed"?"reason_fixed":"reason_healthy"),next:"",action:void 0};case"needs_you":return{reason:Fr(r,s.protection),next:"",action:"open_in_plex"};case"given_up":return{reason:wi(r,s),next:r.plural("next_never",s.attempts),action:_i(s)??"refresh"};case"waiting":return{reason:wi(r,s),next:Dr(r,s),action:_i(s)}}}var De=(r,s)=>{let{reason:e,next:t}=G(r,s);return[e,t].filter(Boolean).join(" ")};function wi({t:r},{defects:s,result:e,skip_reason:t}){let i=`reason_${e==="skipped"?t:e}`;if(e!=="unresolved"&&e!=="partly_fixed")return r(q(i)?i:"reason_untried");let[o]=s,n=`reason_left_${o}`,l=r(s.length===1&&q(n)?n:"reason_left");return e==="partly_fixed"?`${r("reason_partly_fixed")} ${l}`:l}function Dr(r,{next_attempt:s}){return s!==null&&s*1e3>Date.now()?r.t("next_attempt",{time:r.relative(s)}):r.t("next_attempt_due")}function _i({defects:r,result:s}){return s==="timed_out"?"raise_deadline":r.includes("no_match")&&s==="unresolved"?"open_in_plex":void 0}var Ve=(r,s)=>{let e=encodeURIComponent(`/library/metadata/${s}`);return`https://app.plex.tv/desktop/#!/server/${encodeURIComponent(r)}/details?key=${e}`};async function qe({api:r,localizer:s,notify:e},t,i,o){let{items:n,left:l}=await r.refreshItems(t,i),p=[s.plural(o?"items_queued":"items_refreshing",n)];l&&p.push(s.plural("items_left",l)),e(p.join(". "))}async function Je({api:r,localizer:s,notify:e},t,i,o){let{change:n,items:l}=await r.ignore(t,i),p=s.plural(i?"items_ignored":"items_unignored",l);e(p,!1,{text:s.t("undo"),action:()=>o(n)})}async function Be({api:r,localizer:s,notify:e},t,i){await r.undoIgnore(t,i),e(s.t("undone"))}var lt=r=>Array.isArray(r)?r:[String(r)],Y=r=>({word:s},e)=>lt(e).map(t=>s(r,t)).join(", ");function Vr({t:r,word:s},e){let t=`field_name_${e}`;return q(t)?r(t):s("restored",e)}var qr={defects:Y("defect"),before:Y("defect"),fixed:Y("defect"),after:Y("defect"),skip_reason:Y("skip_reason"),pause_reason:Y("pause_reason"),status:Y("status"),media_type:Y("media_type"),fields:(r,s)=>lt(s).map(e=>Vr(r,e)).join(", "),failure:({failure:r},s)=>r(String(s)),duration:({duration:r},s)=>r(Number(s)),since:({dateTime:r},s)=>r(Number(s)),due:({dateTime:r},s)=>r(Number(s))};function Jr(r,s,e){let t=qr[s];return t?t(r,e):typeof e=="number"?r.number(e):lt(e).join(", ")}function Br(r,{code:s,values:e,message:t}){let i=r.template("log_line",s);return i===void 0?[{text:t,isValue:!0}]:i.split(/\{(\w+)\}/).map((o,n)=>{let l=n%2===1,p=l?e[o]:void 0;return{text:p===void 0?o:Jr(r,o,p),isValue:l}})}var Pr=(r,s,e="")=>Br(r,s).map(({text:t,isValue:i})=>{let o=pt(t,e);return i?a`<bdi>${o}</bdi>`:a`${o}`}),pt=(r,s)=>Pt(r,s).map(e=>e.hit?a`<mark>${e.text}</mark>`:e.text);function Ti(r){let s=new Map;for(let e of r){let t=e.rating_key,i=t?`item ${t}`:`line ${e.id}`,o=s.get(i)??{key:i,item:t,title:"",lines:[]};s.delete(i),s.set(i,o),o.lines.push(e),o.title=String(e.values.title??(o.title||t))}return[...s.values()]}var Pe=(r,s,{search:e="",date:t=!1}={})=>a`<div class="line ${s.level}" data-line=${s.id}>
<time class="num muted" title=${r.dateTime(s.time)}
>${t?r.dateTime(s.time):r.time(s.time,!0)}</time
>
${s.level==="info"?c:a`<span class="level">${r.t(`level_${s.level}`)}</span>`}
<span class="message">${Pr(r,s,e)}</span>
</div>`;var Ri=["needs_you","waiting","given_up"],ct=["attention",...Ri,"ignored","healed"],dt=["worst","next_attempt","title"],ue=["q","library","defect","type","show"],X=({query:r})=>ct.find(s=>s===r.segment)??"attention";function fe({t:r,word:s},e){let t=`segment_${e}`;return q(t)?r(t):s("skip_reason",e)}var be=r=>dt.find(s=>s===r.sort)??"worst";function Si(r){let{q:s,library:e,defect:t,type:i,show:o}=r.query;return{segment:X(r),search:s,library:e,defect:t,media_type:i,show:o}}var Ke=(r,s)=>s==="attention"?Ri.reduce((e,t)=>e+r[t],0):r[s],Li=({rating_key:r,season_key:s,show_key:e})=>({name:`item:${r}`,items:1,above:[`season:${s}`,`show:${e}`]}),Ei=({key:r,level:s,items:e},t="")=>s==="season"?{name:`season:${r}`,items:e,above:[`show:${t}`]}:{name:`show:${r}`,items:e,above:[]},Ue=({item:r,group:s})=>r?r.rating_key:`${s.level}:${s.key}`;function zi(r,s,e){let{t}=r,{reason:i}=G(r,e),o=e.defects.length>0,n=(l,p)=>p?a`<div>
<dt class="muted">${l}</dt>
<dd>${p}</dd>
</div>`:c;return a`<section class="card pad">
<dl class="outlook">
${o?n(t("item_why_broken"),a`${e.defects.map(l=>a`<p>${Kr(r,l)}</p>`)}`):c}
${n(t(o?"item_why_open":"item_what_happened"),i)}
${n(t("item_next"),Ur(r,s,e))}
${n(t("item_you_can"),Wr(r,e))}
</dl>
</section>`}function Kr({t:r,word:s},e){let t=`why_${e}`;return q(t)?r(t):s("defect",e)}function Ur(r,s,e){let{t}=r;if(e.segment==="healed")return t("item_next_healed");if(e.segment!=="waiting")return G(r,e).next||t("item_next_nothing");let{next_run:i}=s;return i===null?`${G(r,e).next} ${t("item_next_unplanned")}`:[G(r,e).next,t("item_next_scan",{time:r.dateTime(i),left:r.relative(i)})].join(" ")}function Wr({t:r},s){return s.segment==="healed"?"":s.segment==="ignored"?r("help_ignored"):s.segment==="needs_you"?r("help_needs_you"):s.defects.includes("no_match")?r("help_no_match"):s.result==="timed_out"?r("help_timed_out"):r(s.segment==="given_up"?"help_given_up":"help_waiting")}function Ai(r,{changes:s}){let{t:e}=r,t=["title","summary"].filter(o=>s[o]);if(!t.length)return c;let i=o=>o?a`<bdi>${o}</bdi>`:a`<span class="muted">${e("nothing_there")}</span>`;return a`<section class="card pad">
<h3>${e("item_changes")}</h3>
<div class="changes">
${t.map(o=>{let[n,l]=s[o];return a`<div class="pair">
<h4 class="muted">${e(`field_name_${o}`)}</h4>
<p class="old"><span class="muted">${e("before")}</span>${i(n)}</p>
<p class="new"><span class="muted">${e("after")}</span>${i(l)}</p>
</div>`})}
</div>
</section>`}function Ii(r,s,e,t){let{job:i,restored:o,error:n}=s,l=i?[r.word("trigger",i.trigger),i.dry_run?r.name("switch.dry_run"):""]:[],p=o.map(m=>r.word("restored",m)).join(", ");return a`<li>
<div class="when">
<span class="num">${r.dateTime(s.time)}</span>
<span class="muted">${l.filter(Boolean).join(" · ")}</span>
</div>
<div class="what">
${Qr(r,s)} ${Yr(r,s)}
${n?a`<p class="muted"><bdi>${n}</bdi></p>`:c}
${p?a`<p>${r.t("restored",{what:p})}</p>`:c}
</div>
${i?a`<a class="button job" href=${e(i.job_id)} @click=${t}
>${r.t("item_job")}</a
>`:c}
</li>`}var Qr=(r,{result:s,skip_reason:e})=>a`<span class="chips"
>${Ae(r,s)}
${e?B(r.word("skip_reason",e),"plain"):c}</span
>`,Gr=["skipped","would_refresh","gone","errored"];function Yr(r,{result:s,before:e,after:t}){let i=t.length?j(r,t):B(r.t("no_defects"),"good");return a`<span class="change"
>${j(r,e)}
${Gr.includes(s)?c:a`${h(D)} ${i}`}</span
>`}var Oi=x`
:host {
display: grid;
gap: 16px;
grid-template-columns: minmax(0, 1fr);
container-type: inline-size;
}
.back {
justify-self: start;
margin: -8px 0 -12px -12px;
}
h2 {
font-size: var(--ha-font-size-2xl, 24px);
line-height: 1.33;
font-weight: 400;
overflow-wrap: anywhere;
}
h3 {
margin-block-end: 12px;
font-size: var(--ha-font-size-l, 16px);
font-weight: 500;
}
.hero {
display: grid;
gap: 16px 24px;
grid-template-columns: minmax(0, 1fr);
}
.posters {
display: flex;
align-items: center;
gap: 12px;
}
figure {
margin: 0;
display: grid;
gap: 4px;
justify-items: center;
}
figcaption {
font-size: var(--ha-font-size-s, 12px);
}
.posters psr-poster {
width: 96px;
height: 144px;
border-radius: 10px;
}
.about {
display: grid;
gap: 10px;
align-content: start;
min-width: 0;
}
.actions {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 8px;
margin-block-start: 6px;
}
.outlook {
display: grid;
gap: 16px 32px;
grid-template-columns: repeat(auto-fit, minmax(min(100%, 18em), 1fr));
}
.outlook dd {
margin: 4px 0 0;
overflow-wrap: anywhere;
}
.changes {
display: grid;
gap: 16px;
}
.pair {
display: grid;
gap: 8px 16px;
}
.pair h4 {
margin: 0;
font-weight: 500;
}
.pair h4::first-letter {
text-transform: uppercase;
}
.pair p {
display: grid;
gap: 2px;
align-content: start;
margin: 0;
padding: 8px 12px;
border-radius: 8px;
background: var(--hover);
overflow-wrap: anywhere;
}
.pair .new {
background: color-mix(in srgb, var(--good) 12%, transparent);
}
.pair p > span:first-child {
font-size: var(--ha-font-size-s, 12px);
}
.history {
display: grid;
}
.history li {
display: grid;
gap: 6px 16px;
align-items: center;
padding: 10px 0;
border-top: 1px solid var(--line);
}
.history li:first-child {
border-top: 0;
}
.when,
.what {
display: grid;
gap: 4px;
min-width: 0;
overflow-wrap: anywhere;
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
.job {
justify-self: start;
padding: 0 12px;
margin-inline-start: -12px;
}
.lines {
display: grid;
gap: 4px;
font-size: calc(13px * var(--ha-font-size-scale, 1));
}
@container (min-width: 39em) {
.hero {
grid-template-columns: auto minmax(0, 1fr);
}
.posters psr-poster {
width: 120px;
height: 180px;
}
.pair {
grid-template-columns: repeat(2, minmax(0, 1fr));
}
.pair h4 {
grid-column: 1 / -1;
}
.history li {
grid-template-columns: 12em minmax(0, 1fr) auto;
}
.job {
margin: 0;
}
}
`;var Ci=({rating_key:r})=>({selected:[`item:${r}`]}),Xr=2e3,$e=class extends L{constructor(){super(...arguments);this.busy=!1;this.isAsked=!1;this.history=new R(this,async()=>{let e=await this.context.api.item(this.route.itemKey);return this.isAsked=!1,e});this.reload=me(()=>{this.history.again()},Xr)}disconnectedCallback(){super.disconnectedCallback(),this.reload.stop()}willUpdate(e){let{epoch:t,entryId:i}=this.context;this.history.want(JSON.stringify([t,i,this.route.itemKey]));let o=e.get("state");o&&(o.job!==this.state.job||o.ended_job!==this.state.ended_job)&&this.reload()}render(){let{localizer:e}=this,{value:t,error:i}=this.history;return a`<a class="button back" href=${this.address({view:"items"})} @click=${this.follow}
>${h(Re)}${e.t("item_all")}</a
>
${i?a`<div class="card">
${k(e,e.error(i),()=>{this.history.again()})}
</div>`:t?this.renderItem(t):a`<div class="card">${S(6,60)}</div>`}`}renderItem(e){let{localizer:t}=this,{item:i,results:o}=e,n=i??o[0];if(!n)return a`<div class="card">
${I({path:ve,title:t.t("item_missing_title"),text:t.t("item_missing_text")})}
</div>`;let l=o.find(({changes:p})=>Object.keys(p).length);return a`<section class="card pad hero">
${this.renderPosters(n,l)}
<div class="about">
<h2><bdi>${n.title}</bdi></h2>
<p class="muted">${this.factsOf(n,i)}</p>
${i?this.renderState(i):a`<p>${t.t("item_gone")}</p>`}
</div>
</section>
${i?zi(t,this.state,i):c}
${l?Ai(t,l):c} ${this.renderPast(e)}`}renderPast({results:e,lines:t}){let{localizer:i}=this,o=t.filter(({level:l})=>l!=="debug"),n=e.map(l=>Ii(i,l,p=>this.jobLink(p),this.follow));return a`<section class="card pad">
<h3>${i.t("item_history")}</h3>
${e.length?a`<ol class="history">
${n}
</ol>`:a`<p class="muted">${i.t("item_history_empty")}</p>`}
</section>
${o.length?a`<section class="card pad">
<h3>${i.t("job_log")}</h3>
<div class="lines">
${o.toReversed().map(l=>Pe(i,l,{date:!0}))}
</div>
</section>`:c}`}jobLink(e){let t={tab:"log",item:this.route.itemKey};return this.address({view:"jobs",jobId:e,query:t})}factsOf(e,t){let{localizer:i}=this;return[i.word("media_type",e.type),this.libraryTitle(e.library_id),t?i.t("checked_at",{time:i.relative(t.last_seen)}):""].filter(Boolean).join(" · ")}renderPosters({type:e},t){let{t:i}=this.localizer,[o,n]=t?.changes.poster??["",""],l=(m,$)=>a`<figure>
<psr-poster .api=${this.context.api} .ratingKey=${m} .type=${e}></psr-poster>
${$?a`<figcaption class="muted">${$}</figcaption>`:c}
</figure>`;return a`<div class="posters">
${o==="none"&&n!=="none"?a`${l("",i("before"))} ${h(D)}
${l(this.route.itemKey,i("after"))}`:l(this.route.itemKey,"")}
</div>`}renderState(e){let{localizer:t}=this,i={healed:"good",ignored:"plain",waiting:"info"}[e.segment];return a`<span class="chips"
><span class="chip tone-${i??"warn"}">${fe(t,e.segment)}</span>
${e.defects.length?j(t,e.defects):c}</span
>
${this.renderActions(e)}`}renderActions(e){let{t}=this.localizer,{machine_id:i}=this.state.server;return a`<div class="actions">
${this.renderRefresh(e)}
<button
class="button soft"
?disabled=${this.busy}
@click=${()=>{this.ignore(e,!e.ignored)}}
>
${h(e.ignored?Ee:le)}${t(e.ignored?"unignore":"ignore")}
</button>
${i?a`<a
class="button soft"
href=${Ve(i,e.rating_key)}
target="_blank"
rel="noreferrer"
>${h(Ct)}${t("open_in_plex")}</a
>`:c}
</div>`}renderRefresh(e){let{t}=this.localizer,i=e.activity??(this.isAsked?"queued":null);if(i)return a`<span class="activity" role="status">${t(`activity_${i}`)}</span>`;if(e.segment==="needs_you")return c;let o=!e.defects.length;return a`<button
class="button ${o?"soft":"filled"}"
?disabled=${this.busy}
@click=${()=>{this.refresh(e,o)}}
>
${h(ze)}${t(o?"refresh_anyway":"refresh_now")}
</button>`}refresh(e,t){this.isAsked=!0;let i=!!this.state.job;return this.act(()=>qe(this.context,Ci(e),t,i))}ignore(e,t){let i=o=>{this.act(()=>Be(this.context,o,!t))};return this.act(()=>Je(this.context,Ci(e),t,i))}async act(e){let{notify:t,localizer:i}=this.context;this.busy=!0;try{await e(),await this.history.again()}catch(o){this.isAsked=!1,t(i.error(T(o)),!0)}finally{this.busy=!1}}static{this.styles=[v,_,Fe,Oi]}};d([u()],$e.prototype,"busy",2),d([u()],$e.prototype,"isAsked",2);y("psr-item",$e);var ji={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Mi=r=>(...s)=>({_$litDirective$:r,values:s}),We=class{constructor(s){}get _$AU(){return this._$AM._$AU}_$AT(s,e,t){this._$Ct=s,this._$AM=e,this._$Ci=t}_$AS(s,e){return this.update(s,e)}update(s,e){return this.render(...e)}};var{I:Zr}=vt,Ni=r=>r;var Hi=()=>document.createComment(""),ge=(r,s,e)=>{let t=r._$AA.parentNode,i=s===void 0?r._$AB:s._$AA;if(e===void 0){let o=t.insertBefore(Hi(),i),n=t.insertBefore(Hi(),i);e=new Zr(o,n,r,r.options)}else{let o=e._$AB.nextSibling,n=e._$AM,l=n!==r;if(l){let p;e._$AQ?.(r),e._$AM=r,e._$AP!==void 0&&(p=r._$AU)!==n._$AU&&e._$AP(p)}if(o!==i||l){let p=e._$AA;for(;p!==o;){let m=Ni(p).nextSibling;Ni(t).insertBefore(p,i),p=m}}}return e},Z=(r,s,e=r)=>(r._$AI(s,e),r),es={},Fi=(r,s=es)=>r._$AH=s,Di=r=>r._$AH,Qe=r=>{r._$AR(),r._$AA.remove()};var Vi=(r,s,e)=>{let t=new Map;for(let i=s;i<=e;i++)t.set(r[i],i);return t},xe=Mi(class extends We{constructor(r){if(super(r),r.type!==ji.CHILD)throw Error("repeat() can only be used in text expressions")}dt(r,s,e){let t;e===void 0?e=s:s!==void 0&&(t=s);let i=[],o=[],n=0;for(let l of r)i[n]=t?t(l,n):n,o[n]=e(l,n),n++;return{values:o,keys:i}}render(r,s,e){return this.dt(r,s,e).values}update(r,[s,e,t]){let i=Di(r),{values:o,keys:n}=this.dt(s,e,t);if(!Array.isArray(i))return this.ut=n,o;let l=this.ut??=[],p=[],m,$,f=0,w=i.length-1,b=0,E=o.length-1;for(;f<=w&&b<=E;)if(i[f]===null)f++;else if(i[w]===null)w--;else if(l[f]===n[b])p[b]=Z(i[f],o[b]),f++,b++;else if(l[w]===n[E])p[E]=Z(i[w],o[E]),w--,E--;else if(l[f]===n[E])p[E]=Z(i[f],o[E]),ge(r,p[E+1],i[f]),f++,E--;else if(l[w]===n[b])p[b]=Z(i[w],o[b]),ge(r,i[f],i[w]),w--,b++;else if(m===void 0&&(m=Vi(n,b,E),$=Vi(l,f,w)),m.has(l[f]))if(m.has(l[w])){let M=$.get(n[b]),ye=M!==void 0?i[M]:null;if(ye===null){let Te=ge(r,i[f]);Z(Te,o[b]),p[b]=Te}else p[b]=Z(ye,o[b]),ge(r,i[f],ye),i[M]=null;b++}else Qe(i[w]),w--;else Qe(i[f]),f++;for(;b<=E;){let M=ge(r,p[E+1]);Z(M,o[b]),p[b++]=M}for(;f<=w;){let M=i[f++];M!==null&&Qe(M)}return this.ut=n,Fi(r,p),yt}});var Ge=50,ts=1e3,Ye=class{constructor(s,e){this.query=e;this.shown=Ge;this.key="";this.loaded=new R(s,()=>this.load(Math.min(Math.max(this.shown,Ge),ts)))}get value(){return this.loaded.value}get error(){return this.loaded.error}get isLoading(){return this.loaded.loading}want(s){let e=s!==this.key;return e&&(this.shown=Ge),this.key=s,this.loaded.want(s),e}again(){return this.loaded.again()}async more(){let{key:s}=this,e=this.loaded.value;if(!e?.next||this.isLoading)return;let t=await this.load(Ge,e.next);s!==this.key||this.loaded.value!==e||(this.loaded.value={entries:[...e.entries,...t.entries],next:t.next},this.shown=this.loaded.value.entries.length)}load(s,e){let{api:t,filter:i,order:o}=this.query();return t.itemGroups(i,{group_by:"show",order:o,limit:s,after:e??void 0})}};var re=class r{constructor(s=new Map){this.marks=s}has({name:s,above:e}){for(let t of[s,...e,"all"]){let i=this.marks.get(t);if(i)return i.isSelected}return!1}isMixed({name:s}){return[...this.marks.values()].some(({above:e})=>e.includes(s))}with(s,e){let t=({above:n})=>n.includes(s.name)||s.name==="all",i=[...this.marks].filter(([n,l])=>n!==s.name&&!t(l)),o=new r(new Map(i));return o.has(s)===e?o:new r(new Map([...i,[s.name,{...s,isSelected:e}]]))}get count(){return[...this.marks.values()].map(e=>(e.isSelected?1:-1)*e.items).reduce((e,t)=>e+t,0)}among(s){let e=i=>[...this.marks.values()].filter(o=>o.isSelected===i).map(is),t=e(!1);return{...s,selected:e(!0),...t.length?{unselected:t}:{}}}},is=({name:r})=>r;var mt=(r,s,e)=>a`<label class="pick">
<input
type="checkbox"
aria-label=${r.context.localizer.t("select_item",{title:e})}
.checked=${r.marks.has(s)}
.indeterminate=${r.marks.isMixed(s)}
@change=${t=>r.mark(s,t.target.checked)}
/>
</label>`;function qi(r,s,e=""){let{localizer:t,api:i}=r.context;return a`<li class="row segment-${s.segment}" data-key=${s.rating_key}>
${mt(r,Li(s),s.title)}
<psr-poster .api=${i} .ratingKey=${s.rating_key} .type=${s.type}></psr-poster>
${rs(r,s,e)}
<div class="defects">${j(t,s.defects)}</div>
<div class="actions">
${ss(r,s)??os(r,s)}
<button
class="icon-button"
aria-haspopup="dialog"
aria-label=${t.t("item_actions",{title:s.title})}
@click=${()=>r.showMenu(s)}
>
${h(Et)}
</button>
</div>
</li>`}function rs(r,s,e){let{localizer:t,entryId:i}=r.context,{libraries:o}=r.state,n=o.find(f=>f.library_id===s.library_id)?.title,l=t.t("checked_at",{time:t.relative(s.last_seen)}),p=O({entryId:i,view:"items",itemKey:s.rating_key}),m=`${e} · `,$=s.title.startsWith(m)?s.title.slice(m.length):s.title;return a`<div class="text">
<a class="name" data-row href=${p} @click=${r.follow}><bdi>${$}</bdi></a>
<span class="why">
${s.ignored?h(le):c}${De(t,s)}
</span>
<span class="muted facts num" title=${t.dateTime(s.last_seen)}
>${[t.word("media_type",s.type),n,l].filter(Boolean).join(" · ")}</span
>
</div>`}function ss(r,{rating_key:s,activity:e}){let{t}=r.context.localizer,i=e??(r.asked.has(s)?"queued":null);if(i)return a`<span class="activity" role="status"
><span class="spinner ${i}"></span><span>${t(`activity_${i}`)}</span></span
>`}function os(r,s){let{localizer:e}=r.context,{action:t}=G(e,s);return t?ht(r,s,t,ki(e,t)):c}function ht(r,s,e,t){let{entryId:i}=r.context,{machine_id:o}=r.state.server,n=`${t}: ${s.title}`;return e==="raise_deadline"?a`<a
class="button main"
href=${O({entryId:i,view:"options"})}
aria-label=${n}
@click=${r.follow}
>${t}</a
>`:e!=="open_in_plex"?a`<button
class="button main"
aria-label=${n}
@click=${()=>r.act(e,s)}
>
${t}
</button>`:o?a`<a
class="button main"
href=${Ve(o,s.rating_key)}
target="_blank"
rel="noreferrer"
aria-label=${n}
>${t}</a
>`:c}var Xe=x`
.row {
display: grid;
grid-template-columns: 44px 44px minmax(0, 1fr) auto;
grid-template-areas: "pick poster text actions";
align-items: center;
gap: 0 12px;
min-height: 80px;
padding: 6px 4px 6px 4px;
border-top: 1px solid var(--line);
}
.row:hover {
background: var(--hover);
}
.pick {
grid-area: pick;
display: grid;
place-items: center;
width: 44px;
height: 44px;
cursor: pointer;
}
psr-poster {
grid-area: poster;
}
.text {
grid-area: text;
display: grid;
gap: 2px;
min-width: 0;
text-align: start;
}
.name {
font-weight: 500;
color: var(--text);
}
.name,
.facts {
overflow: hidden;
text-overflow: ellipsis;
white-space: nowrap;
}
.why {
font-size: calc(13px * var(--ha-font-size-scale, 1));
line-height: 1.38;
overflow-wrap: anywhere;
}
.why .icon {
display: inline-block;
width: 16px;
height: 16px;
margin-inline-end: 4px;
vertical-align: -3px;
color: var(--muted);
}
.facts {
display: none;
font-size: var(--ha-font-size-s, 12px);
}
.defects {
display: none;
grid-area: defects;
min-width: 0;
}
.actions {
grid-area: actions;
display: flex;
align-items: center;
justify-content: flex-end;
min-width: 0;
}
.actions .main {
display: none;
}
.segment-ignored psr-poster,
.segment-ignored .defects {
opacity: 0.55;
}
.activity {
display: flex;
align-items: center;
gap: 8px;
font-size: var(--ha-font-size-s, 12px);
color: var(--muted);
}
.activity > span:last-child {
display: none;
}
.spinner {
width: 20px;
height: 20px;
flex: none;
border-radius: 50%;
border: 2px solid var(--track);
border-block-start-color: var(--accent-text);
}
.spinner.refreshing {
animation: turn 900ms linear infinite;
}
@keyframes turn {
to {
transform: rotate(1turn);
}
}
.group {
grid-template-columns: 44px 44px minmax(0, 1fr) auto 32px;
grid-template-areas: "pick poster text count arrow";
padding-inline-end: 12px;
}
.group.season {
min-height: 56px;
}
.group .open {
padding: 4px 0;
}
.group.season psr-poster {
display: none;
}
.group.season {
grid-template-areas: "pick text text count arrow";
}
.count {
min-width: 32px;
padding: 0 9px;
border-radius: 12px;
font-size: calc(13px * var(--ha-font-size-scale, 1));
font-weight: 500;
line-height: 1.85;
text-align: center;
background: var(--track);
}
.below {
margin-inline-start: 6px;
border-inline-start: 2px solid var(--line);
}
.more {
padding: 4px 12px;
border-top: 1px solid var(--line);
}
@container (max-width: 40em) {
.row {
gap: 0 4px;
padding-block: 2px;
}
.row:not(.group) {
grid-template-columns: 44px 44px minmax(0, 1fr) minmax(44px, auto);
}
.text {
gap: 0;
padding-inline-start: 6px;
}
.why {
font-size: var(--ha-font-size-s, 12px);
line-height: 1.3;
}
}
@container (min-width: 50em) {
.below {
margin-inline-start: 20px;
}
.facts {
display: block;
}
.activity > span:last-child {
display: inline;
}
.actions .main {
display: inline-flex;
}
}
@container (min-width: 71em) {
.row:not(.group) {
grid-template-columns: 44px 44px minmax(0, 1.6fr) minmax(0, 1fr) minmax(150px, auto);
grid-template-areas: "pick poster text defects actions";
}
.defects {
display: block;
}
}
`;var Ji=50,ee=class extends C{constructor(){super(...arguments);this.isOpen=!1;this.limit=Ji;this.content=new R(this,()=>this.load())}willUpdate(e){this.isOpen&&this.content.want(JSON.stringify([this.filter,this.list.version,this.limit]))}get filter(){let{key:e,level:t}=this.group;return t==="season"?{...this.list.filter,show:this.show?.key,season:e}:{...this.list.filter,show:e}}async load(){let{api:e}=this.list.context;if(this.group.level==="season"){let{items:n,total:l}=await e.items(this.filter,this.limit);return{entries:n.map(p=>({item:p})),hasMore:l>n.length}}let t={group_by:"season",order:"position",limit:this.limit},{entries:i,next:o}=await e.itemGroups(this.filter,t);return{entries:i,hasMore:o!==null}}render(){let{group:e,list:t}=this,{localizer:i,api:o}=t.context,n=i.t("group_open",{title:e.title});return a`<div class="row group ${e.level}">
${mt(t,Ei(e,this.show?.key),e.title)}
<psr-poster .api=${o} .ratingKey=${e.key} .type=${e.level}></psr-poster>
<button
class="text open"
data-row
aria-expanded=${this.isOpen}
aria-label=${n}
@click=${()=>this.isOpen=!this.isOpen}
>
<span class="name"><bdi>${e.title}</bdi></span>
<span class="why num">${this.summary()}</span>
</button>
<span class="count num">${i.number(e.items)}</span>
${h(this.isOpen?Rt:Se)}
</div>
${this.isOpen?this.renderContent():c}`}summary(){let{localizer:e}=this.list.context,{items:t,segments:i,next_attempt:o}=this.group,n=Object.entries(i).filter(([,p])=>p),l=[e.plural("items_count",t)];if(n.length>1)for(let[p,m]of n)l.push(`${e.number(m)} ${fe(e,p)}`);return o&&o*1e3>Date.now()&&l.push(e.t("group_next",{time:e.relative(o)})),l.join(" · ")}renderContent(){let{localizer:e}=this.list.context,{value:t,error:i}=this.content,o=t?.entries??[];return i?k(e,e.error(i),()=>{this.content.again()}):a`<ul class="below" aria-busy=${this.content.loading}>
${xe(o,Ue,n=>ut(this.list,n,this.show??this.group,o.length===1))}
${t?.hasMore?a`<li class="more">
<button class="button" @click=${()=>this.limit+=Ji*4}>
${e.t("show_more")}
</button>
</li>`:c}
</ul>`}static{this.styles=[v,Xe]}};d([g({attribute:!1})],ee.prototype,"list",2),d([g({attribute:!1})],ee.prototype,"group",2),d([g({attribute:!1})],ee.prototype,"show",2),d([g({type:Boolean})],ee.prototype,"isOpen",2),d([u()],ee.prototype,"limit",2);var ut=(r,s,e,t=!1)=>s.item?qi(r,s.item,e?.title):a`<li>
<psr-item-group
.list=${r}
.group=${s.group}
.show=${e}
?isOpen=${t}
></psr-item-group>
</li>`;y("psr-item-group",ee);function Bi(r,s){return a`<psr-dialog id="menu" .heading=${s?.title??""}>
${s?ns(r,s):c}
</psr-dialog>`}function ns(r,s){let{localizer:e}=r.context,{t}=e,i=t(s.defects.length?"refresh_now":"refresh_anyway"),o=(n,l)=>ht(r,s,n,l);return a`<p>${De(e,s)}</p>
${j(e,s.defects)}
<div class="menu">
${s.segment==="needs_you"?c:o("refresh",i)}
${s.ignored?o("unignore",t("unignore")):o("ignore",t("ignore"))}
${o("open_in_plex",t("open_in_plex"))}
</div>`}function Pi(r){let{localizer:s,count:e,segment:t}=r;if(!e)return c;let{t:i}=s,o=s.plural("selected",e),n=(m,$,f)=>a`<button class="button" ?disabled=${r.isBusy} @click=${f}>
${h(m)}${$}
</button>`,l=t==="healed",p=t==="ignored";return a`<div class="selection" role="region" aria-label=${o}>
<button class="icon-button" aria-label=${i("clear_selection")} @click=${r.clear}>
${h(Le)}
</button>
<span class="num" role="status">${o}</span>
<span class="buttons">
${t==="needs_you"?c:n(ze,i(l?"refresh_anyway":"refresh_now"),()=>r.refresh(l))}
${p?n(Ee,i("unignore"),()=>r.ignore(!1)):n(le,i("ignore"),()=>r.ignore(!0))}
</span>
</div>`}var Ki=({localizer:r,route:s,counts:e,change:t})=>a`<div class="segments" role="group" aria-label=${r.t("segments")}>
${ct.map(i=>{let o=X(s)===i;return a`<button
class="button ${o?"soft":""}"
aria-pressed=${o}
title=${r.t(`segment_hint_${i}`)}
@click=${()=>t({segment:i==="attention"?"":i})}
>
${fe(r,i)}
<span class="num">${e?r.number(Ke(e,i)):"–"}</span>
</button>`})}
</div>`;function Ui({localizer:r,state:s},e){switch(e){case"library":return s.libraries.map(({library_id:t,title:i})=>({value:t,label:i}));case"defect":return V(r,"defect");case"type":return V(r,"media_type");case"show":return[]}}var as=({t:r},s)=>r(s==="library"?"library":`filter_${s}`),Wi=r=>a`${ue.filter(s=>s!=="q"&&s!=="show").map(s=>ls(r,s))}`;function ls(r,s){let{localizer:e,route:t,change:i}=r,o=t.query[s]??"";return a`<label class="filter-field">
<span>${as(e,s)}</span>
<select
class="field"
@change=${n=>i({[s]:n.target.value})}
>
<option value="" ?selected=${!o}>${e.t("all")}</option>
${Ui(r,s).map(n=>a`<option value=${n.value} ?selected=${n.value===o}>
${n.label}
</option>`)}
</select>
</label>`}function Qi(r){let{localizer:s,route:e,search:t,change:i,openSheet:o}=r,{t:n}=s,l=be(e.query);return a`<div class="tools" role="search">
${Oe(s,n("items_search"),t.text,t.change)}
<button class="button" aria-haspopup="dialog" @click=${o}>
${h(Dt)}${n("filter")}
</button>
<select
class="field"
aria-label=${n("sort_by")}
@change=${p=>i({sort:p.target.value})}
>
${dt.map(p=>a`<option value=${p} ?selected=${p===l}>${n(`sort_${p}`)}</option>`)}
</select>
</div>`}function Gi(r){let{localizer:s,route:e,change:t}=r,{t:i}=s,o=ue.filter(l=>e.query[l]);if(!o.length)return c;let n=l=>{let p=ps(r,l);return a`<button
class="set-filter"
aria-label=${i("filter_remove",{name:p})}
@click=${()=>l==="q"?r.search.change(""):t({[l]:""})}
>
<bdi>${p}</bdi>${h(Le)}
</button>`};return a`<div class="set-filters">
${o.map(n)}
<button class="button" @click=${()=>t(ft())}>
${h(pe)}${i("clear_filters")}
</button>
</div>`}var ft=()=>Object.fromEntries(ue.map(r=>[r,""]));function ps(r,s){let e=r.route.query[s]??"";return s==="q"?`“${e}”`:s==="show"?r.localizer.t("filter_one_show"):Ui(r,s).find(t=>t.value===e)?.label??e}function Yi({tools:r,clear:s,check:e}){let{localizer:t,state:i,route:o}=r,{t:n}=t,l=ue.some(m=>o.query[m]);if(!l&&i.libraries.every(({open:m})=>m===null))return I({path:ve,title:n("not_looked_title"),text:n("not_looked_text"),actions:i.job?c:a`<button class="button filled" @click=${e}>${n("check_library")}</button>`});let p=X(o);return l?I({path:ve,title:n("items_no_match_title"),text:n("items_no_match_text"),actions:a`<button class="button soft" @click=${s}>
${h(pe)}${n("clear_filters")}
</button>`}):I({path:ae,title:n(`none_${p}`),text:n(`segment_hint_${p}`)})}var Xi=x`
:host {
container-type: inline-size;
display: grid;
gap: 12px;
grid-template-columns: minmax(0, 1fr);
scroll-margin-top: 24px;
}
.segments {
display: flex;
gap: 4px;
overflow-x: auto;
scrollbar-width: none;
}
.segments .button {
flex: none;
padding: 0 14px;
}
.segments .num {
font-weight: 400;
}
.tools {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 8px;
}
.tools .search {
flex: 1 1 100%;
max-width: none;
}
.tools select {
flex: 0 1 auto;
margin-inline-start: auto;
}
.set-filters {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 4px 8px;
}
.set-filter {
display: inline-flex;
align-items: center;
gap: 6px;
min-height: 40px;
max-width: 100%;
padding: 0 10px 0 14px;
border-radius: 20px;
background: var(--accent-soft);
overflow-wrap: anywhere;
text-align: start;
}
.set-filter .icon {
width: 18px;
height: 18px;
}
.list-head {
display: flex;
flex-wrap: wrap;
align-items: center;
justify-content: space-between;
gap: 0 16px;
min-height: 52px;
padding-inline: 16px;
}
.check {
display: flex;
align-items: center;
gap: 16px;
min-height: 44px;
cursor: pointer;
}
.total {
font-weight: 500;
}
.loading .items {
opacity: 0.75;
}
.menu {
display: grid;
margin-inline: -8px;
}
.menu .button {
justify-content: flex-start;
}
.filter-fields {
display: grid;
gap: 12px;
}
.filter-field {
display: grid;
gap: 4px;
}
.selection {
position: sticky;
inset-block-end: calc(16px + var(--psr-bottom, 0px));
z-index: 2;
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 4px 12px;
justify-self: stretch;
padding: 6px 10px 6px 4px;
border-radius: 16px;
background: var(--card);
border: 1px solid var(--line);
box-shadow: 0 6px 24px rgba(0, 0, 0, 0.25);
}
.selection .buttons {
display: flex;
flex-wrap: wrap;
}
@container (min-width: 50em) {
.tools .search {
flex: 1 1 220px;
max-width: 420px;
}
.selection {
justify-self: center;
border-radius: 30px;
}
}
`;var ds=200,ms=3e3,N=class extends L{constructor(){super(...arguments);this.marks=new re;this.asked=new Set;this.searchText="";this.busy=!1;this.version=0;this.page=new Ye(this,()=>({api:this.context.api,filter:this.filter,order:be(this.route.query)}));this.counts=new R(this,()=>this.context.api.itemCounts(this.filter));this.reload=me(()=>this.refreshList(),ms)}get filter(){return Si(this.route)}disconnectedCallback(){super.disconnectedCallback(),this.reload.stop(),clearTimeout(this.searchTimer)}willUpdate(e){this.searchTimer||(this.searchText=this.route.query.q??"");let t=JSON.stringify([this.context.epoch,this.context.entryId,this.filter,be(this.route.query)]);this.page.want(t)&&(this.marks=new re),this.counts.want(t);let i=e.get("state");i&&Zi(i)!==Zi(this.state)&&this.reload()}refreshList(){this.version+=1,this.page.again().then(()=>this.asked=new Set),this.counts.again()}render(){let e=this.tools;return a`${Ki(e)} ${Qi(e)} ${Gi(e)}
<section
class="card ${this.page.isLoading?"loading":""}"
aria-busy=${this.page.isLoading}
aria-label=${this.localizer.t("items_region")}
>
${this.renderPage()}
</section>
${Pi(this.selection)} ${Bi(this.list,this.chosen)}
<psr-dialog id="sheet" .heading=${this.localizer.t("filter")}>
<div class="filter-fields">${Wi(e)}</div>
<button slot="actions" class="button filled" @click=${()=>this.sheet.close()}>
${this.localizer.t("filter_done",{count:this.totalText})}
</button>
</psr-dialog>`}get tools(){return{localizer:this.localizer,state:this.state,route:this.route,counts:this.counts.value,search:{text:this.searchText,change:e=>this.onSearch(e)},change:e=>this.setQuery(e),openSheet:()=>this.sheet.show()}}onSearch(e){this.searchText=e,clearTimeout(this.searchTimer);let t=()=>{this.searchTimer=void 0,this.setQuery({q:e.trim()})};this.searchTimer=setTimeout(t,e?ds:0)}get total(){let{value:e}=this.counts;return e?Ke(e,X(this.route)):0}get totalText(){return this.localizer.plural("items_count",this.total)}renderPage(){let{localizer:e}=this,{value:t,error:i}=this.page;if(i)return k(e,e.error(i),()=>this.refreshList());if(!t)return S(8,80);if(!t.entries.length)return Yi({tools:this.tools,clear:()=>this.setQuery(ft()),check:()=>{this.act(()=>this.context.api.start({dry_run:!0,days:0}))}});let o=this.list;return a`${this.renderHead()}
<ul class="items">
${xe(t.entries,Ue,n=>ut(o,n))}
</ul>
${t.next?a`<p class="more">
<button
class="button"
?disabled=${this.busy}
@click=${()=>{this.act(()=>this.page.more())}}
>
${e.t("show_more")}
</button>
</p>`:c}`}renderHead(){let e={name:"all",items:this.total,above:[]},t=this.marks.has(e);return a`<div class="list-head">
<label class="check">
<input
type="checkbox"
.checked=${t}
.indeterminate=${!t&&this.marks.count>0}
@change=${i=>this.marks=this.marks.with(e,i.target.checked)}
/>
<span class="muted">${this.localizer.plural("select_all",this.total)}</span>
</label>
<span class="total num" role="status">${this.totalText}</span>
</div>`}get list(){return{context:this.context,state:this.state,filter:this.filter,marks:this.marks,asked:this.asked,version:this.version,mark:(e,t)=>this.marks=this.marks.with(e,t),act:(e,t)=>this.onAction(e,t),showMenu:e=>{this.chosen=e,this.menu.show()},follow:this.follow}}get selection(){let e=this.marks.among(this.filter);return{localizer:this.localizer,count:this.marks.count,segment:X(this.route),isBusy:this.busy,clear:()=>this.marks=new re,refresh:t=>{this.refresh(e,t)},ignore:t=>{this.ignore(e,t)}}}onAction(e,t){this.menu.close();let i={selected:[`item:${t.rating_key}`]};e==="refresh"?(this.asked=new Set([...this.asked,t.rating_key]),this.refresh(i,!t.defects.length)):e!=="open_in_plex"&&this.ignore(i,e==="ignore")}refresh(e,t){let i=!!this.state.job;return this.changeItems(o=>qe(o,e,t,i))}ignore(e,t){let i=o=>{this.changeItems(n=>Be(n,o,!t))};return this.changeItems(o=>Je(o,e,t,i))}changeItems(e){return this.act(async()=>{await e(this.context),this.marks=new re,this.refreshList()})}async act(e){let{notify:t,localizer:i}=this.context;this.busy=!0;try{await e()}catch(o){this.asked=new Set,t(i.error(T(o)),!0)}finally{this.busy=!1}}static{this.styles=[v,_,Xe,Xi]}};d([u()],N.prototype,"marks",2),d([u()],N.prototype,"asked",2),d([u()],N.prototype,"searchText",2),d([u()],N.prototype,"busy",2),d([u()],N.prototype,"chosen",2),d([u()],N.prototype,"version",2),d([A("#menu")],N.prototype,"menu",2),d([A("#sheet")],N.prototype,"sheet",2);var Zi=({job:r,ended_job:s})=>{let e=r?.tally,t=e?e.defective+e.fixed+e.skipped+e.unresolved:0;return`${r?.job_id} ${s?.job_id} ${t} ${r?.done}`};y("psr-items",N);var Ze=200,et=2e3,hs=600,us=40,fs=250,z=class extends C{constructor(){super(...arguments);this.jobId="";this.live=!1;this.filters={};this.total=0;this.isTotalExact=!0;this.isFollowing=!0;this.isComplete=!1;this.searchText="";this.isDetached=!1;this.isFetching=!1;this.subscribed=""}disconnectedCallback(){super.disconnectedCallback(),this.stop(),clearTimeout(this.searchTimer)}connectedCallback(){super.connectedCallback(),this.searchText=this.filters.search??"",this.requestUpdate()}willUpdate(e){e.has("filters")&&(this.searchText=this.filters.search??"");let t=JSON.stringify([this.jobId,this.filters]);t!==this.subscribed&&this.start(t)}start(e){this.stop(),this.subscribed=e,this.isFollowing=!0,this.isDetached=!1,this.isFetching=!1,this.unsubscribe=this.context.api.subscribeLog(this.jobId,this.filters,Ze,(t,i)=>this.take(t,i),t=>this.error=t)}stop(){this.unsubscribe?.(),this.unsubscribe=void 0,this.subscribed=""}take(e,t){if(this.error=void 0,this.total=e.total,this.isTotalExact=e.is_total_exact,t){this.lines=e.lines,this.isComplete=e.lines.length<Ze,this.isDetached=!1;return}if(this.isDetached)return;let i=this.lines?.at(-1)?.id??0;this.lines=[...this.lines??[],...e.lines.filter(({id:o})=>o>i)],this.isFollowing&&this.lines.length>et&&(this.lines=this.lines.slice(-et),this.isComplete=!1)}async fetchOlder(){let e=this.lines?.[0];if(!e||this.isFetching||this.isComplete)return;this.isFetching=!0;let t=this.subscribed;try{let i=await this.context.api.log(this.jobId,this.filters,Ze,e.id);if(t!==this.subscribed||this.lines?.[0]!==e)return;this.isComplete=i.lines.length<Ze,this.anchor=this.findAnchor();let o=[...i.lines,...this.lines];o.length>et&&(this.isDetached=!0),this.lines=o.slice(0,et)}catch(i){this.context.notify(this.context.localizer.error(T(i)),!0)}finally{t===this.subscribed&&(this.isFetching=!1)}}findAnchor(){let{scroller:e}=this,t=e?.getBoundingClientRect().top??0,o=[...e?.querySelectorAll("[data-line]")??[]].find(n=>n.getBoundingClientRect().bottom>t);return o&&{line:o.dataset.line,top:o.getBoundingClientRect().top}}updated(){let{scroller:e}=this;if(!e)return;let{anchor:t}=this;if(t){let i=e.querySelector(`[data-line="${t.line}"]`);i&&(e.scrollTop+=i.getBoundingClientRect().top-t.top),this.anchor=void 0}else this.isFollowing&&(e.scrollTop=e.scrollHeight)}onScroll(){let e=this.scroller,t=e.scrollHeight-e.scrollTop-e.clientHeight;this.isFollowing=t<us&&!this.isDetached,e.scrollTop<hs&&this.fetchOlder()}toNewest(){this.isFollowing=!0,this.isDetached?this.start(this.subscribed):this.requestUpdate()}change(e){this.dispatchEvent(new CustomEvent("filters-changed",{detail:e}))}onSearch(e){this.searchText=e,clearTimeout(this.searchTimer),this.searchTimer=setTimeout(()=>this.change({search:e}),e?fs:0)}async download(){let{api:e,notify:t,localizer:i}=this.context;try{let o=document.createElement("a");o.href=await e.logAddress(this.jobId),o.download="",o.click()}catch(o){t(i.error(T(o)),!0)}}render(){let{localizer:e}=this.context;return a`<div class="tools">
${Oe(e,e.t("log_search"),this.searchText,t=>this.onSearch(t))}
<select
class="field"
aria-label=${e.t("log_level")}
@change=${t=>this.change({level:t.target.value})}
>
${V(e,"minimum_level").map(({value:t,label:i})=>a`<option value=${t} ?selected=${t===this.filters.level}>
${i}
</option>`)}
</select>
${this.filters.rating_key?a`<button class="button soft" @click=${()=>this.change({rating_key:""})}>
${e.t("one_item")} ×
</button>`:c}
<span class="count muted num" role="status">${this.renderCount()}</span>
${this.live?a`<span class="live">${B(e.t("log_live"),"good")}</span>`:c}
<button class="button" @click=${this.download}>
${h(zt)}${e.t("log_download")}
</button>
</div>
${this.renderLines()}`}renderCount(){if(!this.lines)return"";let e=this.context.localizer.plural("log_lines",this.total);return this.isTotalExact?e:`≥ ${e}`}renderLines(){let{localizer:e}=this.context;if(this.error){let l=()=>this.start(this.subscribed||JSON.stringify([this.jobId,this.filters]));return k(e,e.error(this.error),l)}if(!this.lines)return a`<div class="lines">${S(10,32)}</div>`;let{search:t,level:i,rating_key:o}=this.filters,n=!!(t||o||i==="warning"||i==="error");return a`<div class="frame">
<div
class="lines"
tabindex="0"
role="region"
aria-label=${e.t("log_region")}
@scroll=${this.onScroll}
>
${this.lines.length?a`<p class="edge muted">
${e.t(this.isComplete?n?"log_older":"log_beginning":"loading")}
</p>
<ol>
${xe(Ti(this.lines),l=>l.key,l=>this.renderGroup(l))}
</ol>`:a`<p class="edge muted">
${e.t(n?"log_no_match":"log_empty")}
</p>`}
</div>
<button class="button filled newest" ?hidden=${this.isFollowing} @click=${this.toNewest}>
${e.t("log_follow")}
</button>
</div>`}renderGroup({item:e,title:t,lines:i}){let{localizer:o,entryId:n}=this.context,l=this.filters.search??"",p=O({entryId:n,view:"items",itemKey:e});return a`<li class=${e?"about-item":""}>
${e?a`<a class="item" href=${p}><bdi>${pt(t,l)}</bdi></a>`:c}
${i.map(m=>Pe(o,m,{search:l}))}
</li>`}static{this.styles=[v,_,$i,Fe]}};d([g({attribute:!1})],z.prototype,"context",2),d([g()],z.prototype,"jobId",2),d([g({type:Boolean})],z.prototype,"live",2),d([g({attribute:!1})],z.prototype,"filters",2),d([u()],z.prototype,"lines",2),d([u()],z.prototype,"total",2),d([u()],z.prototype,"isTotalExact",2),d([u()],z.prototype,"isFollowing",2),d([u()],z.prototype,"isComplete",2),d([u()],z.prototype,"error",2),d([u()],z.prototype,"searchText",2),d([A(".lines")],z.prototype,"scroller",2);y("psr-log",z);var tt=x`
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
font-size: var(--ha-font-size-xl, 20px);
line-height: 1.4;
}
.percent {
font-size: calc(34px * var(--ha-font-size-scale, 1));
line-height: 1.18;
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
`;function er(r,s){let{tally:e,dry_run:t,health:i}=s,{t:o,plural:n,number:l,percent:p}=r,m=e.defective?t?n("job_would",e.would_refresh):n("job_healed",e.defective,{fixed:l(e.fixed)}):o("job_all_well"),{before:$,after:f}=i,b=$!==null&&f!==null&&$!==f?o("job_health",{before:p($),after:p(f)}):"";return[n("job_checked",e.checked),m,b].filter(Boolean).join(" ")}function tr(r,s,e){let t=ce(r,s),i=[[r.t("job_trigger"),r.word("trigger",s.trigger)],...gs(r,s,e),[r.t("job_max_refreshes"),ir(r,s.options.max_refreshes)],[r.name("switch.dry_run"),r.t(s.dry_run?"yes":"no")],...t?[[r.t("job_pause"),t]]:[]];return a`<dl class="options num">
${i.map(([o,n])=>a`<div>
<dt class="muted">${o}</dt>
<dd>${n}</dd>
</div>`)}
</dl>`}var ir=(r,s)=>s?r.number(s):r.t("no_limit");function gs(r,{options:s},e){let t=r.t("libraries");if(s.item_count)return[[t,r.plural("job_scope_items",s.item_count)]];let i=n=>e.find(l=>l.library_id===n)?.title??n,o=s.library_ids.map(i).join(", ");return[[t,o||r.t("all")],[r.name("number.window_days"),r.window(s.window_days)],[r.name("number.max_items"),ir(r,s.max_items)]]}function rr(r,s){let e=wt(s,Date.now()/1e3),t=Math.max(1,...Object.values(e)),i=s.finished_at?a`${r.t("job_finished")} ${r.dateTime(s.finished_at)} ·
${r.duration(s.finished_at-s.started_at)}`:ii(r,s);return a`<ul class="durations num">
${$t.map(o=>xs(r,s,o,e[o],t))}
</ul>
<p class="muted num finished">${i}</p>`}function xs(r,s,e,t,i){let o=s.phase_times[e];return a`<li class=${t===void 0?"muted":""}>
<span title=${r.t(`phase_${e}_hint`)}>${r.word("phase",e)}</span>
<span class="muted">${o===void 0?"":r.time(o,!0)}</span>
<span class="length">${t===void 0?"–":r.duration(t)}</span>
<span class="phase-bar" aria-hidden="true"
><span style="width:${100*(t??0)/i}%"></span
></span>
</li>`}var sr=x`
:host {
display: block;
container-type: inline-size;
}
.numbers {
display: flex;
flex-wrap: wrap;
gap: 8px;
padding: 12px 20px;
}
.number {
min-height: 44px;
padding: 0 14px;
border-radius: 18px;
border: 1px solid var(--line);
}
.number .num {
font-weight: 500;
color: color-mix(in srgb, var(--tone, var(--text)) 55%, var(--text));
}
.number:hover {
background: var(--hover);
}
.number[aria-pressed="true"] {
background: var(--accent-soft);
border-color: var(--accent);
}
.items li {
display: grid;
grid-template-columns: 44px minmax(11em, 1.3fr) minmax(0, 1.7fr) auto;
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
font-size: var(--ha-font-size-s, 12px);
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
@container (max-width: 48em) {
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
`;var or=25,ys=2e3,vs=["skipped","would_refresh"],bs=["gone","errored"],it=class extends L{constructor(){super(...arguments);this.items=new R(this,()=>this.context.api.jobItems(this.job.job_id,this.result,or,this.offset));this.reload=me(()=>{this.items.again()},ys)}get offset(){return Math.max(0,Number(this.route.query.from)||0)}get result(){return this.route.query.result??""}disconnectedCallback(){super.disconnectedCallback(),this.reload.stop()}willUpdate(e){let{epoch:t,entryId:i}=this.context;this.items.want(JSON.stringify([t,i,this.job.job_id,this.result,this.route.query.from]));let o=e.get("job");o&&nr(o)!==nr(this.job)&&this.reload()}render(){return a`${this.renderNumbers()} ${this.renderPage()}`}renderNumbers(){let{localizer:e,job:t}=this,i=t.tally,o=V(e,"result").filter(({value:l})=>l!=="healthy"&&(i[l]||l===this.result));if(!o.length)return c;let n=(l,p,m)=>a`<button
class="number tone-${bt[l]??"plain"}"
aria-pressed=${l===this.result}
@click=${()=>this.setQuery({result:l,from:""})}
>
<span class="num">${e.number(m)}</span> ${p}
</button>`;return a`<div class="numbers" role="group" aria-label=${e.t("filter_result")}>
${n("",e.t("all"),t.tally.defective)}
${o.map(({value:l,label:p})=>n(l,p,i[l]??0))}
</div>`}renderPage(){let{localizer:e}=this,{value:t,error:i}=this.items;if(i)return k(e,e.error(i),()=>{this.items.again()});if(!t)return S(5,76);if(!t.total){let o=oe(this.job)?"job_items_empty_running":"job_items_empty",n=e.t(this.result?"job_items_no_match":o);return I({path:ae,title:n})}return a`<ul class="items">
${t.items.map(o=>this.renderItem(o))}
</ul>
${Ce(e,this.offset,or,t.total,o=>this.setQuery({from:o?String(o):""}))}`}renderItem(e){let{localizer:t}=this;return a`<li>
<psr-poster
.api=${this.context.api}
.ratingKey=${e.rating_key}
.type=${e.type}
></psr-poster>
${this.renderTitle(e)} ${this.renderChange(e)}
<div class="result">${Ae(t,e.result,e.skip_reason)}</div>
</li>`}renderTitle(e){let{localizer:t}=this,i=this.address({view:"items",itemKey:e.rating_key}),o=[this.libraryTitle(e.library_id),t.time(e.time,!0)],n=e.restored.map(p=>t.word("restored",p)).join(", "),l=(p,m="")=>p?a`<span class="small-text ${m}">${p}</span>`:c;return a`<div class="title">
<a data-row href=${i} @click=${this.follow}><bdi>${e.title}</bdi></a>
${l(o.filter(Boolean).join(" · "),"muted num")} ${l(e.error)}
${l(e.skip_reason&&t.word("skip_reason",e.skip_reason),"muted")}
${l(n&&t.t("restored",{what:n}))}
</div>`}renderChange({before:e,after:t,result:i}){let{localizer:o}=this,{t:n}=o,l=t.length?j(o,t):bs.includes(i)?a`<span class="muted">–</span>`:B(n("no_defects"),"good");return a`<div class="change">
<span class="visually-hidden">${n("before")}</span>
${j(o,e)}
${vs.includes(i)?c:a`${h(D)}<span class="visually-hidden">${n("after")}</span>${l}`}
</div>`}static{this.styles=[v,_,sr]}};d([g({attribute:!1})],it.prototype,"job",2);var nr=({job_id:r,tally:s})=>`${r} ${Object.values(s).join()}`;y("psr-job-items",it);var ar=x`
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
font-size: var(--ha-font-size-2xl, 24px);
line-height: 1.33;
font-weight: 400;
}
.facts {
display: grid;
gap: 16px;
grid-template-columns: repeat(auto-fit, minmax(min(100%, 22em), 1fr));
}
.facts section {
display: grid;
gap: 14px;
align-content: start;
}
.facts h3 {
font-size: var(--ha-font-size-l, 16px);
font-weight: 500;
}
details .facts {
padding-block-start: 16px;
gap: 24px 48px;
}
summary {
min-height: 32px;
line-height: 2.29;
cursor: pointer;
font-weight: 500;
}
.sentence {
font-size: var(--ha-font-size-l, 16px);
line-height: 1.5;
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
display: flex;
flex-wrap: wrap;
gap: 4px 16px;
}
.durations li > :first-child {
flex: 1 1 auto;
}
.length {
min-width: 64px;
text-align: end;
}
.phase-bar {
flex-basis: 100%;
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
font-size: var(--ha-font-size-s, 12px);
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
`;var $s="info",ws=["items","log"],we=class extends L{constructor(){super(...arguments);this.tick=0;this.stored=new R(this,()=>this.context.api.job(this.route.jobId));this.logFilters={}}connectedCallback(){super.connectedCallback(),this.timer=setInterval(()=>this.job&&oe(this.job)&&(this.tick+=1),1e3)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer)}get tab(){return this.route.query.tab==="log"?"log":"items"}get job(){return[this.state.job,this.state.ended_job,this.state.last_job].find(t=>t?.job_id===this.route.jobId)??(this.stored.value?.job_id===this.route.jobId?this.stored.value:void 0)}willUpdate(){let{epoch:e,entryId:t}=this.context;this.job||this.stored.want(JSON.stringify([e,t,this.route.jobId]))}render(){let{localizer:e,job:t}=this;return a`<a class="button back" href=${this.address({view:"jobs"})} @click=${this.follow}
>${h(Re)}${e.t("job_all")}</a
>
${t?this.renderJob(t):this.renderMissing()}`}renderMissing(){let{localizer:e}=this,{error:t}=this.stored;return t?a`<div class="card">
${t.code==="unknown_job"?I({path:ie,title:e.t("job_missing_title"),text:e.t("job_missing_text")}):k(e,e.error(t),()=>{this.stored.again()})}
</div>`:a`<div class="card">${S(6,60)}</div>`}renderJob(e){let{localizer:t}=this;return a`<header>
<h2>${t.t("job_of",{time:t.dateTime(e.started_at)})}</h2>
<span class="chips"
>${W(t,e.status)}
${e.dry_run?Q(t):c}</span
>
</header>
${e.error?a`<p class="banner tone-bad">
${h(ne)} ${t.failure(e.error)}
</p>`:c}
<section class="card pad">
${oe(e)?je(t,e,this.throughput,this.renderControls()):a`<p class="sentence">${er(t,e)}</p>
${this.context.isAdmin?c:ti(t,e.tally,e.dry_run)}
${this.isResumable(e)?this.renderControls():c}`}
</section>
${this.renderDetails(e)} ${this.renderMore(e)}`}renderMore(e){let{localizer:t}=this;return a`<details class="card pad" ?open=${!!e.pause_reason}>
<summary>${t.t("job_more")}</summary>
<div class="facts">
<section>
<h3>${t.t("view_options")}</h3>
${tr(t,e,this.state.libraries)}
</section>
<section>
<h3>${t.t("job_phases")}</h3>
${rr(t,e)}
</section>
</div>
</details>`}isResumable(e){return this.state.resumable&&this.state.last_job?.job_id===e.job_id}renderControls(){return a`<psr-scan-controls
.context=${this.context}
.state=${this.state}
></psr-scan-controls>`}renderDetails(e){let{localizer:t}=this;return this.context.isAdmin?a`<section class="card details">
<div class="tabs" role="tablist" @keydown=${this.switchTab}>
${ws.map(i=>{let o=i===this.tab;return a`<button
role="tab"
id="tab-${i}"
aria-selected=${o}
aria-controls="tab-panel"
tabindex=${o?0:-1}
@click=${()=>this.setQuery({tab:i,from:""})}
>
${t.t(i==="items"?"view_items":"job_log")}
</button>`})}
</div>
<div id="tab-panel" role="tabpanel" aria-labelledby="tab-${this.tab}">
${this.tab==="log"?this.renderLog(e):a`<psr-job-items
.context=${this.context}
.state=${this.state}
.route=${this.route}
.job=${e}
></psr-job-items>`}
</div>
</section>`:a`<section class="card">
${I({path:Ot,title:t.t("admin_only_title"),text:t.t("admin_only_text")})}
</section>`}switchTab(e){if(e.key!=="ArrowLeft"&&e.key!=="ArrowRight")return;let t=this.tab==="items"?"log":"items";this.setQuery({tab:t,from:""}),this.updateComplete.then(()=>this.renderRoot.querySelector(`#tab-${t}`)?.focus())}renderLog(e){let{q:t="",level:i="",item:o=""}=this.route.query,n={search:t,level:i||$s,rating_key:o};return JSON.stringify(n)!==JSON.stringify(this.logFilters)&&(this.logFilters=n),a`<psr-log
.context=${this.context}
.jobId=${e.job_id}
.live=${oe(e)}
.filters=${this.logFilters}
@click=${this.follow}
@filters-changed=${({detail:l})=>this.setQuery({...l.search===void 0?{}:{q:l.search},...l.level===void 0?{}:{level:l.level},...l.rating_key===void 0?{}:{item:l.rating_key}})}
></psr-log>`}static{this.styles=[v,_,he,tt,ar]}};d([g({attribute:!1})],we.prototype,"throughput",2),d([u()],we.prototype,"tick",2);y("psr-job",we);var lr=x`
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
grid-template-columns: minmax(132px, max-content) minmax(0, 1.2fr) minmax(0, 1.6fr) auto 24px;
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
overflow-wrap: anywhere;
}
.outcome .bar {
height: 6px;
margin: 6px 0;
}
.main {
font-weight: 500;
}
.small-text {
font-size: var(--ha-font-size-s, 12px);
}
.side {
display: flex;
align-items: center;
justify-content: flex-end;
gap: 12px;
}
@container (max-width: 66em) {
.filters select {
flex: 1 1 auto;
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
.rows a > .icon {
grid-column: 3;
grid-row: 1 / 4;
}
}
@container (max-width: 20em) {
.side {
grid-column: 1;
grid-row: auto;
justify-content: flex-start;
}
}
`;var pr=20,gt=class extends L{constructor(){super(...arguments);this.page=new R(this,()=>{let{status:e="",trigger:t=""}=this.route.query;return this.context.api.jobs({status:e,trigger:t},pr,this.offset)});this.check=async()=>{let{api:e,notify:t,localizer:i}=this.context;try{await e.start({dry_run:!0,days:0}),t(i.t("dry_run_started"))}catch(o){t(i.error(T(o)),!0)}}}get offset(){return Math.max(0,Number(this.route.query.from)||0)}willUpdate(){let{status:e,trigger:t,from:i}=this.route.query,o=[this.state.job?.job_id,this.state.ended_job?.job_id];this.page.want(JSON.stringify([this.context.epoch,this.context.entryId,e,t,i,o]))}render(){let{localizer:e}=this,{status:t="",trigger:i=""}=this.route.query;return a`
<div class="filters" role="group" aria-label=${e.t("view_jobs")}>
${ot(e.name("sensor.status"),t,V(e,"status"),o=>this.setQuery({status:o,from:""}),`${e.name("sensor.status")}: ${e.t("all")}`)}
${ot(e.t("job_trigger"),i,V(e,"trigger"),o=>this.setQuery({trigger:o,from:""}),`${e.t("job_trigger")}: ${e.t("all")}`)}
${t||i?this.renderClear():c}
</div>
<section class="card">${this.renderPage(!!(t||i))}</section>
`}renderCheck(){return a`<button class="button filled" @click=${this.check}>
${this.localizer.t("check_library")}
</button>`}renderClear(){return a`<button
class="button"
@click=${()=>this.setQuery({status:"",trigger:"",from:""})}
>
${h(pe)}${this.localizer.t("clear_filters")}
</button>`}renderPage(e){let{localizer:t}=this,{value:i,error:o}=this.page;return o?k(t,t.error(o),()=>{this.page.again()}):i?i.total?a`<ul class="rows">
${i.jobs.map(n=>this.renderJob(this.newest(n)))}
</ul>
${Ce(t,this.offset,pr,i.total,n=>this.setQuery({from:n?String(n):""}))}`:e?I({path:ie,title:t.t("jobs_no_match_title"),actions:this.renderClear()}):I({path:ie,title:t.t("jobs_empty_title"),text:t.t("jobs_empty_text"),actions:this.context.isAdmin?this.renderCheck():c}):S(6,76)}newest(e){return[this.state.job,this.state.ended_job,this.state.last_job].find(i=>i?.job_id===e.job_id)??e}renderJob(e){let{localizer:t}=this,i=(e.finished_at??Date.now()/1e3)-e.started_at,o=e.libraries.map(l=>l.title).join(", "),n=e.options.item_count?t.plural("job_scope_items",e.options.item_count):o;return a`<li>
<a data-row href=${this.address({view:"jobs",jobId:e.job_id})} @click=${this.follow}>
<span class="status">${W(t,e.status)}</span>
<span class="when">
<span class="main num">${t.dateTime(e.started_at)}</span>
<span class="muted small-text"
>${t.word("trigger",e.trigger)}${n?` · ${n}`:""}</span
>
</span>
<span class="outcome">
<span class="main num">${de(t,e)}</span>
${e.status==="running"?ei(t,e):a`<span class="muted small-text"
>${e.error?t.failure(e.error):ce(t,e)}</span
>`}
</span>
<span class="side">
${e.dry_run?Q(t):c}
<span class="muted num">${t.duration(i)}</span>
</span>
${h(Se)}
</a>
</li>`}static{this.styles=[v,_,he,lr]}};y("psr-jobs",gt);var cr=x`
:host {
display: block;
min-width: 0;
container-type: inline-size;
}
figure {
margin: 0;
}
figcaption {
font-size: var(--ha-font-size-s, 12px);
margin-bottom: 10px;
}
.plot {
position: relative;
direction: ltr;
height: var(--chart-height, 96px);
margin: 0 4px 2em 3.2em;
border-radius: 4px;
touch-action: pan-y;
}
.plot:focus-visible {
outline: 2px solid var(--accent);
outline-offset: 4px;
}
svg {
position: absolute;
inset: 0;
width: 100%;
height: 100%;
overflow: visible;
}
polyline {
fill: none;
stroke: var(--accent);
stroke-width: 2;
stroke-linejoin: round;
stroke-linecap: round;
}
polygon {
fill: color-mix(in srgb, var(--accent) 12%, transparent);
}
.level {
position: absolute;
inset-inline: 0;
border-top: 1px solid var(--line);
}
.level span {
position: absolute;
right: calc(100% + 8px);
transform: translateY(-50%);
}
.level,
.tick {
font-size: calc(11px * var(--ha-font-size-scale, 1));
line-height: 1.45;
color: var(--muted);
white-space: nowrap;
}
.tick {
position: absolute;
top: calc(100% + 8px);
}
.mark {
position: absolute;
bottom: -12px;
width: 24px;
height: 24px;
margin-left: -12px;
}
.mark::after {
content: "";
position: absolute;
inset: 9px;
border-radius: 50%;
background: var(--muted);
box-shadow: 0 0 0 2px var(--card);
}
.mark.healed::after {
inset: 8px;
background: var(--good);
}
.cursor {
position: absolute;
inset-block: 0;
border-left: 1px solid var(--muted);
pointer-events: none;
}
.dot {
position: absolute;
width: 10px;
height: 10px;
margin: -5px;
border-radius: 50%;
background: var(--accent);
box-shadow: 0 0 0 2px var(--card);
pointer-events: none;
}
.tip {
position: absolute;
bottom: calc(100% + 8px);
display: grid;
gap: 2px;
padding: 8px 10px;
border-radius: 6px;
font-size: var(--ha-font-size-s, 12px);
line-height: 1.33;
white-space: nowrap;
color: var(--text);
background: var(--card);
box-shadow: 0 2px 8px rgb(0 0 0 / 30%);
pointer-events: none;
z-index: 1;
}
.tip[hidden] {
display: none;
}
.tip .scan {
color: color-mix(in srgb, var(--good) 60%, var(--text));
}
@container (max-width: 22em) {
.tick:nth-of-type(even) {
visibility: hidden;
}
}
`;var P=class extends C{constructor(){super(...arguments);this.points=[];this.scans=[];this.libraryId=null;this.name=""}get localizer(){return this.context.localizer}render(){let e=pi(this.points),t=ci(this.scans,this.libraryId,e),i=di(this.points,t),o=this.cursor===void 0?void 0:i[this.cursor];return a`<figure>
<figcaption class="muted num">${this.summary()}</figcaption>
<div
class="plot"
tabindex="0"
role="group"
aria-label=${this.localizer.t("chart_label",{name:this.name})}
@pointermove=${n=>this.point(n,i,e)}
@pointerdown=${n=>this.point(n,i,e)}
@pointerleave=${()=>this.cursor=void 0}
@blur=${()=>this.cursor=void 0}
@keydown=${n=>this.press(n,i)}
>
${this.renderLevels(e)} ${this.renderTicks(e)} ${this.renderLine(e)}
${t.map(n=>this.renderMark(n,e))}
${o?this.renderCursor(o,e):c}
<div
class="tip num"
aria-live="polite"
?hidden=${!o}
style=${o?dr(e.x(o.time)):""}
>
${o?this.describe(o):c}
</div>
</div>
</figure>`}summary(){let[e,t]=[this.points[0],this.points.at(-1)];return this.localizer.t("chart_change",{change:Ie(this.localizer,e.health,t.health),date:this.localizer.date(e.time)})}renderLevels({low:e,high:t,y:i}){return[t,(e+t)/2,e].map(o=>a`<span class="level num" style="top:${i(o)}%" aria-hidden="true"
><span>${this.localizer.percent(o)}</span></span
>`)}renderTicks(e){let{times:t,step:i}=hi(e);return t.map(o=>{let n=this.localizer.tick(o,i);return a`<span class="tick" style=${dr(e.x(o))} aria-hidden="true"
>${n}</span
>`})}renderLine({x:e,y:t}){let i=this.points.map(({time:o,health:n})=>`${e(o).toFixed(2)},${t(n).toFixed(2)}`).join(" ");return a`<svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
${xt`<polygon points="0,100 ${i} 100,100"></polygon>
<polyline points=${i} vector-effect="non-scaling-stroke"></polyline>`}
</svg>`}renderMark(e,{x:t}){return a`<a
class="mark ${e.fixed?"healed":""}"
style="left:${t(e.time)}%"
href=${this.jobAddress(e)}
tabindex="-1"
aria-hidden="true"
@click=${i=>this.open(i,e)}
></a>`}renderCursor({time:e,point:t},{x:i,y:o}){return a`<span class="cursor" style="left:${i(e)}%" aria-hidden="true"></span
><span
class="dot"
style="left:${i(t.time)}%;top:${o(t.health)}%"
aria-hidden="true"
></span>`}describe({time:e,point:t,scan:i}){let{localizer:o}=this,{percent:n,plural:l,number:p}=o,m=l("health_broken",t.broken);return a`<strong>${o.dateTime(e)}</strong>
<span
>${o.t("health_share",{percent:n(t.health,1)})}<br />
${o.t("chart_items",{broken:m,items:p(t.items)})}</span
>
${i?a`<span class="scan">${this.scanText(i)}</span>`:c}`}scanText({dry_run:e,fixed:t}){let{t:i,plural:o,name:n}=this.localizer;return e?n("switch.dry_run"):t?o("chart_healed",t):i("chart_scan")}point(e,t,{since:i,until:o}){let n=e.currentTarget.getBoundingClientRect(),l=(e.clientX-n.left)/n.width;this.cursor=mi(t,i+l*(o-i))}press(e,t){let i=t.length-1,o=this.cursor??i+1,n=t[o]?.scan,l={ArrowLeft:Math.max(0,o-1),ArrowRight:Math.min(i,o+1),Home:0,End:i};if(e.key in l)this.cursor=l[e.key];else if(e.key==="Enter"&&n)J(this.jobAddress(n));else if(e.key==="Escape")this.cursor=void 0;else return;e.preventDefault()}jobAddress({job_id:e}){return O({entryId:this.context.entryId,view:"jobs",jobId:e})}open(e,t){e.metaKey||e.ctrlKey||e.shiftKey||e.button!==0||(e.preventDefault(),J(this.jobAddress(t)))}static{this.styles=[Zt,cr]}};d([g({attribute:!1})],P.prototype,"context",2),d([g({attribute:!1})],P.prototype,"points",2),d([g({attribute:!1})],P.prototype,"scans",2),d([g({attribute:!1})],P.prototype,"libraryId",2),d([g()],P.prototype,"name",2),d([u()],P.prototype,"cursor",2);var dr=r=>`left:${r}%;transform:translateX(-${r}%)`;y("psr-health-chart",P);var mr=({context:r,address:s,follow:e},t,i,o)=>r.isAdmin?a`<a
class="to-items"
href=${s({view:"items",query:t})}
aria-label=${i}
@click=${e}
>${o}</a
>`:a`<span class="to-items">${o}</span>`;function hr(r){let{items:s,health:e,open:t}=r;return s===null||e===null||!t?null:{time:Date.now()/1e3,items:s,broken:t.items,health:e}}function ur({context:r,history:s},e,t,i){let o=Me(s,e,i);return o.length?a`<psr-health-chart
.context=${r}
.points=${o}
.scans=${s.scans}
.libraryId=${e}
.name=${t}
></psr-health-chart>`:c}function fr(r,s,e,t,i){let{localizer:o}=r.context;return mr(r,s,[t,...i].join(", "),a`${e===null?c:ui(o,e)}
<span class="name">
<strong class="title">${t}</strong>
${i.map(n=>a`<span class="muted hint num">${n}</span>`)}
</span>`)}function _s(r,s){let{localizer:e}=r.context,{library:t,change:i}=s,{before:o,after:n,isLive:l}=i,p=[Ts(e,s)];return o!==null&&n!==null&&o!==n&&p.push(e.t(l?"health_change_now":"health_change",{change:Ie(e,o,n)})),a`<li class="library">
<h3>${fr(r,{library:t.library_id},t.health,t.title,p)}</h3>
${ur(r,t.library_id,t.title,hr(t))} ${Rs(r,s)}
</li>`}function ks(r,s){let{localizer:e}=r.context,t=e.t("all_libraries"),i=[st(e,s.items,s.open.items)];return a`<li class="library server">
<h3>${fr(r,{},s.health,t,i)}</h3>
${ur(r,null,t,hr(s))}
</li>`}function Ts(r,{library:s,part:e}){let{plural:t}=r,i=t("health_broken",s.open.items);if(s.items!==null)return st(r,s.items,s.open.items);if(!e)return i;let o=t("health_part_broken",e.defective);return`${t("health_part",e.checked)}, ${o}`}function Rs(r,{library:s,defects:e}){let{localizer:t}=r.context;if(!e.length)return a`<p class="well">${h(ae)} ${t.t("no_defects")}</p>`;let i=Math.max(s.items??s.open.items,1);return a`<ul class="defects">
${e.map(([o,n])=>{let l=t.word("defect",o);return a`<li>
${mr(r,{library:s.library_id,defect:o},t.t("defect_in_library",{defect:l,count:t.number(n),library:s.title}),a`<span>${l}</span><span class="num">${t.number(n)}</span>
<span class="defect-bar"
><span style="width:${Math.min(100,Math.max(1,100*n/i))}%"></span
></span>`)}
</li>`})}
</ul>`}var Ss=(r,s)=>a`<details>
<summary>${r.t("show_table")}</summary>
<div class="scroll" tabindex="0" role="region" aria-label=${r.t("section_health")}>
<table class="num">
<thead>
<tr>
<th scope="col">${r.t("library")}</th>
<th scope="col">${r.name("sensor.last_scan")}</th>
<th scope="col">${r.t("tally_checked")}</th>
<th scope="col">${r.t("tally_defective")}</th>
<th scope="col">${r.t("column_share")}</th>
</tr>
</thead>
<tbody>
${s.flatMap(({library:e,trend:t})=>[...t].reverse().map(i=>a`<tr>
<th scope="row">${e.title}</th>
<td>${r.dateTime(i.time)}</td>
<td>${r.number(i.checked)}</td>
<td>${r.number(i.defective)}</td>
<td>${r.percent(i.share,1)}</td>
</tr>`))}
</tbody>
</table>
</div>
</details>`,Ls=(r,s)=>+(r.library.health===null)-+(s.library.health===null),gr=(r,s,e)=>a`<ul class="libraries">
${e.length>1&&s.health!==null&&s.items!==null&&s.open?ks(r,s):c}
${[...e].sort(Ls).map(t=>_s(r,t))}
</ul>
${Ss(r.context.localizer,e)}`;var xr=x`
.libraries {
display: grid;
grid-template-columns: repeat(auto-fill, minmax(min(100%, 24em), 1fr));
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
.server {
grid-column: 1 / -1;
}
.library h3 {
min-width: 0;
font-size: var(--ha-font-size-m, 14px);
font-weight: 400;
}
h3 .to-items {
display: flex;
align-items: center;
gap: 14px;
border-radius: 8px;
}
.to-items {
color: var(--text);
}
a.to-items:hover {
text-decoration: none;
background: var(--hover);
}
.name {
display: grid;
flex: 1;
min-width: 0;
}
.name .title {
font-size: var(--ha-font-size-l, 16px);
font-weight: 500;
overflow-wrap: anywhere;
}
.hint {
font-size: var(--ha-font-size-s, 12px);
}
.server psr-health-chart {
--chart-height: 160px;
}
.periods {
display: inline-flex;
flex-wrap: wrap;
gap: 4px;
}
.periods button {
min-height: 44px;
padding: 0 12px;
border: 0;
border-radius: 22px;
font: inherit;
cursor: pointer;
color: var(--muted);
background: none;
}
.periods button:hover {
background: var(--hover);
}
.periods button[aria-pressed="true"] {
color: var(--accent-text);
background: var(--accent-soft);
font-weight: 500;
}
.card-head {
flex-wrap: wrap;
gap: 4px 12px;
}
.card-head h2 {
flex: 1 0 auto;
max-width: 100%;
}
.defects {
display: grid;
}
.defects .to-items {
display: grid;
grid-template-columns: 1fr auto;
gap: 2px 12px;
margin: 0 -8px;
padding: 4px 8px;
border-radius: 8px;
font-size: calc(13px * var(--ha-font-size-scale, 1));
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
background: var(--accent);
transition: width 400ms ease-out;
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
font-size: var(--ha-font-size-s, 12px);
}
th:first-child {
text-align: start;
}
.health-skeleton {
display: grid;
grid-template-columns: repeat(auto-fill, minmax(min(100%, 24em), 1fr));
gap: 12px;
padding: 16px 20px 20px;
}
.health-skeleton .skeleton {
height: 220px;
}
`;var _e=class extends L{constructor(){super(...arguments);this.period="month";this.history=new R(this,()=>this.context.api.healthHistory(this.period))}willUpdate(){let{entryId:e,epoch:t}=this.context;this.history.want(JSON.stringify([e,t,this.period,this.state.ended_job?.job_id]))}render(){let{t:e,error:t}=this.localizer;return a`<section class="card" aria-labelledby="health">
<div class="card-head">
<h2 id="health">${e("section_health")}</h2>
${this.hasChart?this.renderPeriods():c}
</div>
${this.history.error?a`<p class="muted pad" role="status">${t(this.history.error)}</p>`:c}
${this.renderHealth()}
</section>`}get hasChart(){let e=this.history.value,t=[null,...Object.keys(e?.libraries??{})];return this.period!=="month"||t.some(i=>Me(e,i,null).length>0)}renderPeriods(){let{t:e}=this.localizer;return a`<div class="periods" role="group" aria-label=${e("chart_period")}>
${li.map(t=>a`<button
aria-pressed=${t===this.period}
@click=${()=>this.period=t}
>
${e(`chart_${t}`)}
</button>`)}
</div>`}renderHealth(){if(!this.jobs)return a`<div class="health-skeleton" aria-hidden="true">
<div class="skeleton"></div>
<div class="skeleton"></div>
</div>`;let e=kt(this.state,this.jobs),t={context:this.context,history:this.history.value,address:i=>this.address(i),follow:this.follow};return e.length?gr(t,this.state,e):a`<p class="muted pad">${this.localizer.t("health_empty")}</p>`}static{this.styles=[v,fi,xr]}};d([g({attribute:!1})],_e.prototype,"jobs",2),d([u()],_e.prototype,"period",2);y("psr-health",_e);var yr=x`
.pair {
display: grid;
grid-template-columns: repeat(auto-fit, minmax(min(100%, 11em), 1fr));
gap: 16px;
}
summary {
min-height: 44px;
align-content: center;
font-weight: 500;
cursor: pointer;
}
.more {
display: grid;
gap: 16px;
}
.days {
grid-template-columns: repeat(auto-fill, minmax(min(100%, 9.5em), 1fr));
}
.days legend {
float: left;
grid-column: 1 / -1;
}
`;var H=class extends C{constructor(){super(...arguments);this.limits={};this.busy=!1;this.problem="";this.scheduleId=""}async show(e){let{api:t,notify:i,localizer:o}=this.context;this.scheduleId=e?.schedule_id??"",this.problem="";try{let{schedule:n,limits:l}=await t.schedulePreset(),{name:p,time:m,weekdays:$,libraries:f,window_days:w,dry_run:b,catch_up_hours:E,enabled:M}=e??n,ye=f.length?f:ri(this.state.libraries);this.draft={name:p,time:m,weekdays:$,window_days:w,dry_run:b,catch_up_hours:E,enabled:M,libraries:ye.filter(Te=>this.state.libraries.some(Ir=>Ir.library_id===Te))},this.limits=l}catch(n){i(o.error(T(n)),!0);return}await this.updateComplete,this.dialog.show()}render(){let{t:e}=this.context.localizer,{draft:t}=this;if(!t)return c;let i=!t.libraries.length||!t.weekdays.length;return a`<psr-dialog heading=${e(this.scheduleId?"schedule_change":"schedule_add")}>
<form @submit=${this.save}>
${this.renderNameAndTime(t)}
${oi(this.context.localizer,this.state.libraries,t.libraries,o=>this.edit({libraries:o}))}
${this.renderMore(t)}
${this.problem?a`<p class="banner tone-bad" role="alert">${this.problem}</p>`:c}
</form>
<button slot="actions" class="button" @click=${()=>this.dialog.close()}>
${e("cancel_dialog")}
</button>
<button
slot="actions"
class="button filled"
?disabled=${this.busy||i}
@click=${()=>this.form.requestSubmit()}
>
${e("options_save")}
</button>
</psr-dialog>`}renderNameAndTime({name:e,time:t}){let{t:i,name:o}=this.context.localizer,n=l=>l.target.value;return a`<div class="pair">
<label class="number">
<span>${i("schedule_name")}</span>
<span class="field">
<input
name="name"
required
maxlength="255"
pattern=".*\\S.*"
autocomplete="off"
.value=${e}
@input=${l=>this.edit({name:n(l)})}
/>
</span>
</label>
<label class="number">
<span>${o("time.schedule_time")}</span>
<span class="field">
<input
name="time"
type="time"
required
.value=${t.slice(0,5)}
@input=${l=>this.edit({time:n(l)})}
/>
</span>
</label>
</div>`}renderMore(e){let{t,name:i}=this.context.localizer;return a`<details>
<summary>${t("schedule_more")}</summary>
<div class="more">
${this.renderWeekdays(e.weekdays)}
${this.renderNumber("window_days",i("number.window_days"),t("schedule_window_hint"))}
${this.renderNumber("catch_up_hours",t("schedule_catch_up"),t("schedule_catch_up_hint"))}
${this.renderSwitch("dry_run",i("switch.dry_run"))}
${this.renderSwitch("enabled",t("schedule_enabled"))}
</div>
</details>`}renderWeekdays(e){let{t,codes:i,word:o}=this.context.localizer,n=(l,{target:p})=>this.edit({weekdays:p.checked?[...e,l]:e.filter(m=>m!==l)});return a`<fieldset class="days">
<legend>${t("schedule_weekdays")}</legend>
${i("weekday").map(l=>a`<label class="check">
<input
type="checkbox"
.checked=${e.includes(l)}
@change=${p=>n(l,p)}
/>
<span>${o("weekday",l)}</span>
</label>`)}
</fieldset>`}renderNumber(e,t,i){let{minimum:o,maximum:n}=this.limits[e]??{minimum:0,maximum:0},l=this.draft?.[e];return a`<label class="number">
<span>${t}</span>
<span class="field">
<input
type="number"
inputmode="numeric"
name=${e}
min=${o}
max=${n}
step="1"
?required=${e==="catch_up_hours"}
.value=${l==null?"":String(l)}
@input=${({target:p})=>{let m=p.valueAsNumber;this.edit({[e]:Number.isNaN(m)?null:m})}}
/>
</span>
<span class="muted hint">${i}</span>
</label>`}renderSwitch(e,t){return a`<label class="switch">
<input
type="checkbox"
role="switch"
name=${e}
.checked=${this.draft?.[e]??!1}
@change=${({target:i})=>this.edit({[e]:i.checked})}
/>
<span>${t}</span>
</label>`}edit(e){this.draft&&(this.draft={...this.draft,...e})}async save(e){if(e.preventDefault(),!this.draft||this.busy)return;let{api:t,localizer:i,notify:o}=this.context,n=si(this.state.libraries,this.draft.libraries);this.busy=!0;try{let{next_run:l}=await t.setSchedule({...this.draft,libraries:n},this.scheduleId);this.dialog.close(),o(i.scheduled(l))}catch(l){this.problem=i.error(T(l))}finally{this.busy=!1}}static{this.styles=[v,ni,yr]}};d([g({attribute:!1})],H.prototype,"context",2),d([g({attribute:!1})],H.prototype,"state",2),d([u()],H.prototype,"draft",2),d([u()],H.prototype,"limits",2),d([u()],H.prototype,"busy",2),d([u()],H.prototype,"problem",2),d([A("psr-dialog")],H.prototype,"dialog",2),d([A("form")],H.prototype,"form",2);y("psr-schedule-form",H);var vr=x`
:host {
display: block;
container-type: inline-size;
}
ul {
list-style: none;
margin: 8px 0;
padding: 0;
}
li {
display: grid;
grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto;
align-items: center;
gap: 4px 16px;
padding: 8px 12px 8px 20px;
}
li + li {
border-top: 1px solid var(--line);
}
.what,
.last {
display: grid;
gap: 2px;
min-width: 0;
overflow-wrap: anywhere;
color: var(--text);
}
.last.muted {
color: var(--muted);
}
.name {
font-weight: 500;
}
.buttons {
display: flex;
align-items: center;
justify-content: flex-end;
}
.none {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 8px 12px;
padding: 12px 20px 20px;
}
.none p {
flex: 1 1 18em;
}
.card-head {
flex-wrap: wrap;
}
@container (max-width: 46em) {
li {
grid-template-columns: minmax(0, 1fr) auto;
}
.last {
grid-column: 1 / -1;
grid-row: 2;
}
}
@container (max-width: 30em) {
li {
grid-template-columns: minmax(0, 1fr);
padding-right: 20px;
}
.last {
grid-row: auto;
}
.buttons {
justify-content: flex-start;
}
}
`;var K=class extends C{constructor(){super(...arguments);this.busy=!1;this.addNightly=async()=>{let{api:e,localizer:t}=this.context;await this.attempt(async()=>{let{schedule:i}=await e.schedulePreset();return t.scheduled((await e.setSchedule(i)).next_run)})};this.delete=async()=>{this.deleteDialog.close();let{api:e,localizer:t}=this.context,{doomed:i}=this;i&&await this.attempt(async()=>(await e.deleteSchedule(i.schedule_id),t.t("schedule_deleted",{name:i.name})))}}render(){let{t:e}=this.context.localizer,{schedules:t}=this.state;return a`<section class="card" aria-labelledby="schedules">
<div class="card-head">
<h2 id="schedules">${e("section_schedules")}</h2>
${this.context.isAdmin&&t.length?a`<button class="button soft" @click=${()=>this.form.show()}>
${h(Nt)}${e("schedule_add")}
</button>`:c}
</div>
${t.length?a`<ul>
${t.map(i=>this.renderSchedule(i))}
</ul>`:this.renderEmpty()}
</section>
${this.context.isAdmin?this.renderDialogs():c}`}renderEmpty(){let{t:e,word:t}=this.context.localizer;return a`<div class="none">
<p class="muted">${e("schedules_empty")}</p>
${this.context.isAdmin?a`<button class="button filled" ?disabled=${this.busy} @click=${this.addNightly}>
${h(Tt)}${t("headline_action","schedule_nightly")}
</button>
<button class="button soft" @click=${()=>this.form.show()}>
${e("schedule_own")}
</button>`:c}
</div>`}renderSchedule(e){let{t,upcoming:i}=this.context.localizer,o=e.next_run?t("schedule_next",{when:i(e.next_run)}):t("schedule_off");return a`<li>
<div class="what">
<span class="name">
${e.name} ${e.dry_run?Q(this.context.localizer):c}
</span>
<span class="muted">${o} · ${this.librariesOf(e)}</span>
</div>
${this.renderLast(e)} ${this.context.isAdmin?this.renderButtons(e):c}
</li>`}librariesOf({libraries:e}){let{t}=this.context.localizer,i=this.state.libraries.filter(o=>e.includes(o.library_id));return e.length?i.map(o=>o.title).join(", "):t("libraries_monitored")}renderLast({last_job:e}){let{localizer:t,entryId:i}=this.context;if(!e)return a`<span class="last muted">${t.t("schedule_never")}</span>`;let o=O({entryId:i,view:"jobs",jobId:e.job_id}),n=p=>{p.button!==0||p.metaKey||p.ctrlKey||p.shiftKey||(p.preventDefault(),J(o))},l=e.finished_at??e.started_at;return a`<a class="last" href=${o} @click=${n}>
<span>${W(t,e.status)} ${t.relative(l)}</span>
<span class="muted num">${qt(t,e)}</span>
</a>`}renderButtons(e){let{t}=this.context.localizer,i=n=>`${e.name}: ${n}`,o=(n,l,p,m=!1)=>a`<button
class="icon-button"
title=${l}
aria-label=${i(l)}
?disabled=${this.busy||m}
@click=${p}
>
${h(n)}
</button>`;return a`<div class="buttons">
<label class="switch">
<input
type="checkbox"
role="switch"
aria-label=${i(t("schedule_enabled"))}
.checked=${e.enabled}
?disabled=${this.busy}
@change=${({target:n})=>this.turn(e,n)}
/>
</label>
${o(Mt,t("schedule_run"),()=>this.run(e),this.state.job!==null)}
${o(jt,t("schedule_edit"),()=>{this.form.show(e)})}
${o(Lt,t("schedule_delete"),()=>{this.doomed=e,this.deleteDialog.show()})}
</div>`}renderDialogs(){let{t:e}=this.context.localizer;return a`<psr-schedule-form
.context=${this.context}
.state=${this.state}
></psr-schedule-form>
<psr-dialog
id="delete"
heading=${e("schedule_delete_title",{name:this.doomed?.name??""})}
>
<p>${e("schedule_delete_text")}</p>
<button slot="actions" class="button" @click=${()=>this.deleteDialog.close()}>
${e("cancel_dialog")}
</button>
<button slot="actions" class="button danger" @click=${this.delete}>
${e("schedule_delete")}
</button>
</psr-dialog>`}async turn(e,t){let{api:i,localizer:o}=this.context,n={...Es(e),enabled:t.checked};await this.attempt(async()=>o.scheduled((await i.setSchedule(n,e.schedule_id)).next_run))||(t.checked=e.enabled)}async run({schedule_id:e}){let{api:t,localizer:i}=this.context;await this.attempt(async()=>(await t.runSchedule(e),i.t("started")))}async attempt(e){let{notify:t,localizer:i}=this.context;this.busy=!0;try{return t(await e()),!0}catch(o){return t(i.error(T(o)),!0),!1}finally{this.busy=!1}}static{this.styles=[v,_,vr]}};d([g({attribute:!1})],K.prototype,"context",2),d([g({attribute:!1})],K.prototype,"state",2),d([u()],K.prototype,"busy",2),d([u()],K.prototype,"doomed",2),d([A("psr-schedule-form")],K.prototype,"form",2),d([A("#delete")],K.prototype,"deleteDialog",2);var Es=({name:r,time:s,weekdays:e,libraries:t,window_days:i,dry_run:o,catch_up_hours:n,enabled:l})=>({name:r,time:s,weekdays:e,libraries:t,window_days:i,dry_run:o,catch_up_hours:n,enabled:l});y("psr-schedules",K);var br=x`
:host {
display: grid;
gap: 16px;
grid-template-columns: minmax(0, 1fr);
}
.columns {
display: grid;
gap: 16px;
grid-template-columns: minmax(0, 1fr) minmax(17em, 21em);
}
.hero {
display: grid;
align-content: center;
}
.controls {
display: flex;
flex-wrap: wrap;
align-items: center;
justify-content: space-between;
gap: 8px;
}
.controls a .icon {
margin: 0 -4px 0 0;
}
.idle {
display: grid;
gap: 24px;
}
.sentence {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 12px 16px;
}
.words {
flex: 1 1 15em;
min-width: 0;
}
.deeds {
display: flex;
flex-wrap: wrap;
gap: 8px;
}
.words h2 {
font-size: var(--ha-font-size-2xl, 24px);
line-height: 1.33;
font-weight: 400;
overflow-wrap: anywhere;
}
.badge {
display: grid;
place-items: center;
flex: none;
width: 56px;
height: 56px;
border-radius: 50%;
color: color-mix(in srgb, var(--tone) 75%, var(--text));
background: color-mix(in srgb, var(--tone) 14%, transparent);
}
.badge .icon {
width: 32px;
height: 32px;
}
.times {
display: grid;
grid-template-columns: repeat(auto-fit, minmax(min(100%, 16em), 1fr));
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
font-size: var(--ha-font-size-s, 12px);
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
font-size: var(--ha-font-size-2xl, 24px);
line-height: 1.33;
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
@container (max-width: 62em) {
.columns {
grid-template-columns: minmax(0, 1fr);
}
}
`;var zs=[{sensor:"total_jobs",value:({totals:r})=>r.jobs},{sensor:"total_checked",value:({totals:r})=>r.checked},{sensor:"total_fixed",value:({totals:r})=>r.fixed},{sensor:"success_rate",value:({totals:r})=>r.success_rate??_t(r.fixed,r.failed),isPercent:!0,hint:"total_rate_hint"},{sensor:"waiting",value:({open:r})=>r&&r.waiting,hint:"waiting_hint",isWide:!0},{sensor:"items_to_review",value:({open:r})=>r&&r.to_review,hint:"to_review_hint",isWide:!0,lists:{view:"items",query:{segment:"needs_you"}}}],$r=(r,s,e)=>a`<h2>${r.t("section_totals")}</h2>
<dl class="totals">
${zs.map(t=>{let i=t.value(s);if(t.lists&&!i)return c;let o=As(r,t,i,e);return t.isWide?a`<div class="wide">${o}</div>`:o})}
</dl>`;function As(r,{sensor:s,isPercent:e,hint:t,lists:i},o,{isAdmin:n,address:l,follow:p}){let m=r.name(`sensor.${s}`),$=e?r.percent:r.number,f=o===null?"–":$(o);return Jt(m,i&&n?(b=>a`<a href=${l(b)} aria-label=${`${m}: ${f}`} @click=${p}
>${f}${h(D)}</a
>`)(i):f,t&&r.t(t))}var te=class extends L{constructor(){super(...arguments);this.tick=0}connectedCallback(){super.connectedCallback(),this.timer=setInterval(()=>this.tick+=1,1e3)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer)}render(){let{job:e,server:t}=this.state,i=e?.pause_reason==="server_unavailable";return a`
${t.reachable||!e||i?c:a`<p class="banner tone-warn" role="status">
${h(ne)} ${this.localizer.failure("server_unavailable")}
</p>`}
<div class="columns">
<section class="card pad hero" aria-label=${this.localizer.t("section_now")}>
${e?je(this.localizer,e,this.throughput,this.renderControls(e)):this.renderIdle()}
</section>
<section class="card pad side">${this.renderTotals()}</section>
</div>
<psr-healed .context=${this.context} .state=${this.state}></psr-healed>
<psr-schedules .context=${this.context} .state=${this.state}></psr-schedules>
<psr-health .context=${this.context} .state=${this.state} .jobs=${this.jobs}></psr-health>
`}renderControls(e){return a`<div class="controls">
<psr-scan-controls
.context=${this.context}
.state=${this.state}
.jobs=${this.jobs??[]}
?quiet=${!!this.state.headline?.action}
></psr-scan-controls>
${e?a`<a
class="button"
href=${this.address({view:"jobs",jobId:e.job_id,query:{tab:"log"}})}
@click=${this.follow}
>${this.localizer.t("job_log")}${h(D)}</a
>`:c}
</div>`}renderIdle(){let{localizer:e}=this,{last_job:t,headline:i,resumable:o}=this.state;return a`<div class="idle">
${ai(this.context,this.state,{scan:n=>{this.controls.ask(n)},scheduleNightly:()=>{this.schedules.addNightly()},follow:this.follow})}
${i?.code==="never_checked"?a`<p class="muted">${e.t("first_scan_text")}</p>`:c}
${o?a`<p class="banner tone-warn">
${h(Ht)} ${e.t("resumable")}
</p>`:c}
${this.renderControls(null)}
${t?a`<div class="times">${this.renderLast(t)} ${this.renderNext()}</div>`:c}
</div>`}renderLast(e){let{localizer:t}=this,i=e.finished_at??e.started_at;return a`<a
class="last"
href=${this.address({view:"jobs",jobId:e.job_id})}
@click=${this.follow}
>
<span class="muted label">${t.name("sensor.last_scan")}</span>
<span class="when">
<span title=${t.dateTime(i)}>${t.relative(i)}</span>
${W(t,e.status)} ${e.dry_run?Q(t):c}
</span>
<span class="muted num">${de(t,e)}</span>
${e.error?a`<span>${t.failure(e.error)}</span>`:c}
</a>`}renderNext(){let{localizer:e}=this,t=this.state.next_run,[i,o]=t?[e.upcoming(t),e.relative(t)]:[e.t("no_schedule"),e.t("no_schedule_hint")];return a`<div class="next">
<span class="muted label">${e.name("sensor.next_scan")}</span>
<span>${i}</span><span class="muted num">${o}</span>
</div>`}renderTotals(){return $r(this.localizer,this.state,{isAdmin:this.context.isAdmin,address:e=>this.address(e),follow:this.follow})}static{this.styles=[v,_,he,tt,br]}};d([g({attribute:!1})],te.prototype,"jobs",2),d([g({attribute:!1})],te.prototype,"throughput",2),d([u()],te.prototype,"tick",2),d([A("psr-scan-controls")],te.prototype,"controls",2),d([A("psr-schedules")],te.prototype,"schedules",2);y("psr-overview",te);var wr=(r,s)=>JSON.stringify(r??null)===JSON.stringify(s??null),U=(r,s)=>r.key in s?s[r.key]:r.value,rt=(r,s)=>r.filter(e=>!wr(U(e,s),e.value)),_r=(r,s)=>wr(U(r,s),r.default);function kr(r,s,e){let t=Object.fromEntries(s.map(o=>[o.key,U(o,e)]));return Object.entries(r).find(([,o])=>Object.entries(o).every(([n,l])=>t[n]===l))?.[0]??"custom"}function Tr(r,s){let e=rt(r,s),t=n=>(U(n,s)??"")==="",i=e.filter(t).map(({key:n})=>n),o=e.filter(n=>!t(n)).map(n=>[n.key,U(n,s)]);return{...Object.fromEntries(o),...i.length?{reset:i}:{}}}var Rr=(r,s)=>rt(r,s).find(e=>e.selector.number&&!Number.isInteger(U(e,s)));function Sr(r,s,e){let{number:t,boolean:i}=s.selector;if(i)return r.t(e?"yes":"no");if(t)return[r.number(Number(e)),t.unit_of_measurement].filter(Boolean).join(" ");let o=ke(r,s);return(Array.isArray(e)?e:e?[String(e)]:[]).map(p=>o.find(m=>m.value===p)?.label??p).join(", ")||r.t("none")}function ke(r,s){let{options:e=[],translation_key:t}=s.selector.select??{};return e.map(i=>{let{value:o,label:n}=typeof i=="string"?{value:i,label:i}:i;return{value:o,label:t&&r.choice(t,o)||n}})}function Lr(r){let{localizer:s,row:e}=r,t=s.option(e.section,e.key),i=s.optionHint(e.section,e.key);return r.hasSelectors?Os(r,t,i):Cs(r,t,i)}function Os({localizer:r,hass:s,row:e,value:t,change:i},o,n){let{select:l}=e.selector,p=l?{select:{...l,options:ke(r,e),translation_key:void 0}}:e.selector;return a`<ha-selector
.hass=${s}
.selector=${p}
.value=${t??void 0}
.label=${o}
.helper=${n}
.required=${e.default!==null&&!Array.isArray(e.default)}
@value-changed=${m=>{m.stopPropagation(),i(m.detail.value??null)}}
></ha-selector>`}function Cs(r,s,e){let{row:t,value:i,change:o}=r,{boolean:n,select:l}=t.selector;if(l?.multiple)return Hs(r,s,e);let p=a`<span class="label">${s}</span
><span class="muted hint">${e}</span>`;return n?a`<label class="plain row">
<span>${p}</span>
<span class="switch"
><input
type="checkbox"
role="switch"
.checked=${!!i}
@change=${m=>o(m.target.checked)}
/></span>
</label>`:a`<label class="plain"
>${p} ${l?js(r):Ms(r)}</label
>`}var js=({localizer:r,row:s,value:e,change:t})=>a`<select
class="field"
@change=${i=>t(i.target.value)}
>
${ke(r,s).map(i=>a`<option value=${i.value} ?selected=${i.value===e}>${i.label}</option>`)}
</select>`;function Ms({row:r,value:s,change:e}){let{number:t}=r.selector;return a`<span class="field"
><input
type=${t?"number":"text"}
name=${r.key}
min=${t?.min??c}
max=${t?.max??c}
.value=${Array.isArray(s)?s.join(", "):String(s??"")}
@change=${i=>e(Ns(r,i.target))}
/>${t?.unit_of_measurement??""}</span
>`}function Ns(r,{value:s,valueAsNumber:e}){return r.selector.number?Number.isNaN(e)?null:e:Array.isArray(r.default)?s.split(",").map(t=>t.trim()).filter(Boolean):s.trim()||null}function Hs({localizer:r,row:s,value:e,change:t},i,o){let n=Array.isArray(e)?e:[],l=ke(r,s);return a`<fieldset class="plain">
<legend class="label">${i}</legend>
<span class="muted hint">${o}</span>
${l.map(p=>a`<label class="check"
><input
type="checkbox"
.checked=${n.includes(p.value)}
@change=${m=>{let{checked:$}=m.target,f=n.filter(w=>w!==p.value);t($?[...f,p.value]:f)}}
/><span>${p.label}</span></label
>`)}
</fieldset>`}var Er=x`
:host {
display: grid;
gap: 16px;
grid-template-columns: minmax(0, 1fr);
max-width: 54em;
margin-inline: auto;
width: 100%;
}
form {
display: grid;
gap: 16px;
grid-template-columns: minmax(0, 1fr);
}
.group,
.about {
display: grid;
gap: 20px;
grid-template-columns: minmax(0, 1fr);
}
.option {
display: grid;
gap: 4px;
grid-template-columns: minmax(0, 1fr);
overflow-wrap: anywhere; /* also in Home Assistant's own fields */
scroll-margin: 80px;
}
.option.wrong {
padding-inline-start: 12px;
border-inline-start: 3px solid var(--bad);
}
.fault {
color: color-mix(in srgb, var(--bad) 70%, var(--text));
}
.mark {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 4px 8px;
}
.button.small {
min-height: 44px;
padding: 4px 12px;
white-space: normal;
text-align: start;
overflow-wrap: anywhere;
}
fieldset {
border: 0;
margin: 0;
padding: 0;
min-width: 0;
}
.plain,
.paces {
display: grid;
gap: 6px;
}
.plain.row {
grid-template-columns: minmax(0, 1fr) auto;
align-items: center;
gap: 16px;
}
.plain .field {
max-width: 23em;
}
.check {
display: flex;
align-items: center;
gap: 12px;
min-height: 40px;
}
.label,
.hint {
display: block;
}
.label {
font-weight: 500;
}
.choices {
display: flex;
flex-wrap: wrap;
gap: 8px;
}
.choices label {
display: inline-flex;
align-items: center;
gap: 8px;
min-height: 44px;
padding: 0 16px;
border: 1px solid var(--line);
border-radius: 22px;
cursor: pointer;
}
.choices label:hover {
background: var(--hover);
}
.choices .chosen {
background: var(--accent-soft);
color: var(--accent-text);
}
.choices input {
accent-color: var(--accent-fill);
}
.bar {
position: sticky;
inset-block-end: calc(8px + var(--psr-bottom, 0px));
z-index: 1;
display: flex;
flex-wrap: wrap;
align-items: center;
justify-content: flex-end;
gap: 8px;
padding: 8px 16px;
box-shadow: 0 2px 10px rgba(0, 0, 0, 0.25);
}
.bar span {
flex: 1 1 9em;
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
`;var zr="refreshing",Ar="ha-selector",se=class extends L{constructor(){super(...arguments);this.draft={};this.busy=!1;this.hasSelectors=customElements.get(Ar)!==void 0;this.table=new R(this,()=>this.context.api.options());this.forget=()=>{this.draft={},this.fault=void 0};this.save=async e=>{e.preventDefault();let{api:t,notify:i}=this.context,o=this.table.value.options,n=Rr(o,this.draft);if(n){let{min:l,max:p}=n.selector.number,m=String(U(n,this.draft)??""),$={field:n.key,value:m,minimum:l,maximum:p};this.tell(o,{code:"invalid_number",message:"",values:$});return}this.busy=!0;try{await t.setOptions(Tr(o,this.draft)),await this.table.again(),this.forget(),i(this.localizer.t("options_saved"))}catch(l){this.tell(o,T(l))}finally{this.busy=!1}}}connectedCallback(){super.connectedCallback(),customElements.whenDefined(Ar).then(()=>this.hasSelectors=!0)}willUpdate(e){let{entryId:t,epoch:i}=this.context,o=e.get("context");o&&o.entryId!==t&&this.forget(),this.table.want(JSON.stringify([t,i,this.state.options]))}render(){let{value:e,error:t}=this.table;if(t&&!e)return a`<div class="card">
${k(this.localizer,this.localizer.error(t),()=>{this.table.again()})}
</div>`;if(!e)return a`<div class="card pad">${S(6,72)}</div>`;let i=[...new Set(e.options.map(({section:o})=>o))];return a`<form novalidate @submit=${this.save}>
${i.map(o=>this.renderSection(e,o))} ${this.renderBar(e)}
</form>
${this.renderAbout()}`}renderSection(e,t){let i=e.options.filter(o=>o.section===t);return a`<section class="card pad group" data-section=${t}>
<h2>${this.localizer.optionSection(t)}</h2>
${t===zr?this.renderPaces(e):c}
${i.map(o=>this.renderRow(o))}
</section>`}renderPaces({paces:e,options:t}){let{localizer:i}=this,o=kr(e,t,this.draft),n=i.option(zr,"pace");return a`<fieldset class="paces">
<legend class="label">${n}</legend>
<span class="choices">
${Object.entries(e).map(([l,p])=>a`<label class=${l===o?"chosen":""}>
<input
type="radio"
name="pace"
.checked=${l===o}
@change=${()=>this.edit(p)}
/>${i.choice("pace",l)}
</label>`)}
</span>
<span class="muted hint">
${o==="custom"?i.choice("pace",o):c}
</span>
</fieldset>`}renderRow(e){let{localizer:t}=this,i=U(e,this.draft),o=this.fault?.key===e.key?this.fault.text:"";return a`<div class="option ${o?"wrong":""}" data-key=${e.key}>
${Lr({localizer:t,hass:this.context.hass(),row:e,value:i,hasSelectors:this.hasSelectors,change:n=>this.edit({[e.key]:n})})}
${_r(e,this.draft)?c:this.renderMark(e)}
${o?a`<p class="fault" role="alert">${o}</p>`:c}
</div>`}renderMark(e){let{localizer:t}=this,i=t.option(e.section,e.key),o=Sr(t,e,e.default);return a`<p class="mark">
${B(t.t("option_changed"),"info")}
<button
type="button"
class="button small"
aria-label=${t.t("option_reset_label",{name:i,value:o})}
@click=${()=>this.edit({[e.key]:e.default})}
>
${h(Ft)}${t.t("option_reset",{value:o})}
</button>
</p>`}renderBar({options:e}){let{t,plural:i}=this.localizer,o=rt(e,this.draft).length;return o?a`<div class="card bar">
<span role="status">${i("options_changed",o)}</span>
<button type="button" class="button" @click=${this.forget}>${t("options_undo")}</button>
<button class="button filled" ?disabled=${this.busy}>${t("options_save")}</button>
</div>`:c}renderAbout(){let{t:e,name:t}=this.localizer,{title:i,version:o,reachable:n}=this.state.server,l=[[e("server"),i],["Plex Media Server",o||e("unknown")],[t("binary_sensor.reachable"),e(n?"yes":"no")]];return a`<section class="card pad about">
<h2>${e("options_about")}</h2>
<dl class="num">
${l.map(([p,m])=>a`<div>
<dt class="muted">${p}</dt>
<dd>${m}</dd>
</div>`)}
</dl>
</section>`}edit(e){this.draft={...this.draft,...e},this.fault&&this.fault.key in e&&(this.fault=void 0)}tell(e,t){let i=e.find(({key:l})=>l===t.values?.field);if(!i){this.context.notify(this.localizer.error(t),!0);return}let o=this.localizer.option(i.section,i.key),n=this.localizer.error({...t,values:{...t.values,field:o}});this.fault={key:i.key,text:n},this.updateComplete.then(()=>this.renderRoot.querySelector(".wrong")?.scrollIntoView?.({block:"center"}))}static{this.styles=[v,_,Er]}};d([u()],se.prototype,"draft",2),d([u()],se.prototype,"busy",2),d([u()],se.prototype,"fault",2),d([u()],se.prototype,"hasSelectors",2);y("psr-options",se);var Fs=60,Ds=6e4,F=class extends C{constructor(){super(...arguments);this.narrow=!1;this.at=at(location.pathname,location.hash);this.announcement="";this.epoch=0;this.localization=new Kt(this);this.feed=new Xt(this,()=>this.hass,Fs,(e,t)=>this.announce(e,t));this.connectionWatch=new Ne(this,()=>{this.loadEntries(),this.epoch+=1,this.follow()});this.readAddress=()=>{if(!location.pathname.startsWith(Ut))return;let e=at(location.pathname,location.hash);JSON.stringify(e)!==JSON.stringify(this.at)&&(this.at=e)};this.onKey=e=>xi(this,e);this.openLink=e=>{e.metaKey||e.ctrlKey||e.shiftKey||e.button!==0||(e.preventDefault(),J(e.currentTarget.getAttribute("href")))}}set route(e){this.readAddress()}connectedCallback(){super.connectedCallback(),window.addEventListener("keydown",this.onKey),window.addEventListener("location-changed",this.readAddress),window.addEventListener("popstate",this.readAddress),window.addEventListener("hashchange",this.readAddress),this.readAddress(),this.hasUpdated&&this.listen()}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.entriesTimer),window.removeEventListener("keydown",this.onKey),window.removeEventListener("location-changed",this.readAddress),window.removeEventListener("popstate",this.readAddress),window.removeEventListener("hashchange",this.readAddress)}firstUpdated(){this.listen()}listen(){this.connectionWatch.watch(this.hass.connection),this.loadEntries(),this.entriesTimer=setInterval(()=>{this.loadEntries()},Ds)}shouldUpdate(e){if(e.size!==1||!e.has("hass"))return!0;let t=e.get("hass");return!t||t.user?.is_admin!==this.hass.user?.is_admin||nt.keyOf(t)!==nt.keyOf(this.hass)}willUpdate(e){this.localization.update(this.hass),(e.has("at")||e.has("entries"))&&this.chooseServer();let{context:t}=this,{localizer:i}=this.localization;(t?.localizer!==i||t.api!==this.feed.api||t.isAdmin!==this.isAdmin)&&this.makeContext()}makeContext(){let{api:e}=this.feed;this.context=e&&{api:e,hass:()=>this.hass,localizer:this.localization.localizer,isAdmin:this.isAdmin,entryId:e.entryId,epoch:this.epoch,notify:(t,i,o)=>this.notify(t,i,o)}}get isAdmin(){return this.hass.user?.is_admin??!1}async loadEntries(){try{this.entries=await Bt.entries(this.hass),this.entriesError=void 0}catch(e){this.entriesError=T(e)}}chooseServer(){if(!this.entries)return;let e=this.entries.find(t=>t.state==="loaded")??this.entries[0];if(!this.at.entryId&&e){let{view:t,jobId:i,itemKey:o,query:n}=this.at;J(O({entryId:e.entry_id,view:t,jobId:i,itemKey:o,query:n}),!0),this.at={...this.at,entryId:e.entry_id}}this.feed.api?.entryId!==this.at.entryId&&this.follow()}get isKnownServer(){return this.entries?.some(e=>e.entry_id===this.at.entryId)??!1}follow(){this.isKnownServer?this.feed.follow(this.at.entryId):this.feed.stop()}announce(e,t){let i=e&&gi(this.localization.localizer,e,t);i&&(this.announcement=i)}notify(e,t=!1,i){t&&(this.announcement=e);let o={message:e,action:i};this.dispatchEvent(new CustomEvent("hass-notification",{detail:o,bubbles:!0,composed:!0}))}render(){return a`${this.renderHeader()}
<main id="main" tabindex="-1">
<div class="content">${this.renderLost()} ${this.renderContent()}</div>
</main>
${this.narrow?this.renderTabs():c}
<div class="visually-hidden" role="status" aria-live="polite">${this.announcement}</div>`}renderHeader(){let e=(this.entries?.length??0)>1;return a`<header>
<div class="brand ${e?"several":""}">
${this.narrow?a`<ha-menu-button .hass=${this.hass} .narrow=${this.narrow}></ha-menu-button>`:c}
<h1 class="ellipsis">${this.localization.localizer.t("title")}</h1>
${vi(this.localization.localizer,this.at,this.entries)}
</div>
${this.narrow?c:this.renderTabs()}
</header>`}renderLost(){let{localizer:e}=this.localization,{lostAt:t}=this.connectionWatch;return t===void 0?c:a`<p class="banner tone-warn" role="status">
${h(It)}
${e.t("connection_lost",{time:e.time(t,!0)})}
</p>`}renderTabs(){return yi(this.localization.localizer,this.at,this.isAdmin,this.openLink)}renderContent(){let{localizer:e,isReady:t}=this.localization,{error:i,state:o}=this.feed,n=this.entries&&Gt(this.at,this.entries,this.isAdmin,i);return n?Yt(e,n,this.isAdmin,this.openLink):this.entriesError&&!this.entries?this.renderError(this.entriesError,()=>{this.loadEntries()}):i&&i.code!=="connection"?this.renderError(i,()=>this.follow()):!t||!o||!this.context?this.renderSkeleton():this.renderView(this.context,o)}renderError(e,t){let{localizer:i}=this.localization;return a`<div class="card">${k(i,i.error(e),t)}</div>`}renderSkeleton(){let e=this.localization.localizer.t("loading");return a`<div class="card waiting-card" role="status" aria-label=${e}>
${S(4,72)}
</div>`}renderView(e,t){let{at:i}=this,{jobs:o,throughput:n}=this.feed;switch(i.view){case"jobs":return i.jobId?a`<psr-job
.context=${e}
.state=${t}
.route=${i}
.throughput=${n}
></psr-job>`:a`<psr-jobs .context=${e} .state=${t} .route=${i}></psr-jobs>`;case"items":return i.itemKey?a`<psr-item .context=${e} .state=${t} .route=${i}></psr-item>`:a`<psr-items .context=${e} .state=${t} .route=${i}></psr-items>`;case"options":return a`<psr-options
.context=${e}
.state=${t}
.route=${i}
></psr-options>`;default:return a`<psr-overview
.context=${e}
.state=${t}
.route=${i}
.jobs=${o}
.throughput=${n}
></psr-overview>`}}static{this.styles=[v,_,bi]}};d([g({attribute:!1})],F.prototype,"hass",2),d([g({type:Boolean,reflect:!0})],F.prototype,"narrow",2),d([g({attribute:!1})],F.prototype,"panel",2),d([g({attribute:!1})],F.prototype,"route",1),d([u()],F.prototype,"at",2),d([u()],F.prototype,"entries",2),d([u()],F.prototype,"entriesError",2),d([u()],F.prototype,"announcement",2);y("plex-smart-refresher-panel",F);export{F as PlexSmartRefresherPanel};
