import{$ as Fi,$a as O,A as et,Aa as C,B as fe,Ba as E,C as tt,Ca as L,D as wi,Da as J,E as _i,Ea as Pt,F as ge,Fa as at,G as ki,Ga as Te,H as Ti,Ha as Ui,I as me,Ia as Se,J as Si,Ja as qi,K as Ri,Ka as Ki,L as Ei,La as Ji,M as it,N as G,O as Li,Oa as Wi,Pa as Gi,Q as Ai,Qa as Qi,R as zi,Ra as lt,S as Oi,Sa as y,T as xe,Ta as Yi,U as Ci,Ua as b,V as ye,Va as Vt,W as Ii,Wa as Xi,X as rt,Xa as Zi,Ya as er,Z as ji,Za as N,_ as st,_a as Bt,a as d,aa as h,ab as V,b as f,bb as tr,c as a,ca as D,d as ci,da as w,e as di,ea as Ht,eb as pt,f as c,fa as Mi,fb as ct,g as mi,ga as Ni,gb as dt,h as A,ha as ve,hb as _,i as g,ia as ie,ib as Re,j as u,ja as Hi,jb as T,k as R,ka as Di,kb as Ee,l as q,la as Pi,lb as ir,m as Ye,ma as j,mb as rr,n as z,na as re,nb as sr,o as hi,oa as se,ob as nr,p as ui,pa as be,q as fi,qa as F,r as K,ra as nt,s as gi,sa as Vi,t as Xe,ta as $e,u as Ze,ua as we,v as xi,va as _e,w as yi,wa as Bi,x as vi,xa as Dt,y as bi,ya as ot,z as $i,za as ke}from"./shared-ERERKPPB.js";function or(r,s,{job:e,ended_job:t}){return e?.status==="paused"&&e.pause_reason!==s.job?.pause_reason?r.t("live_paused",{reason:$e(r,e)}):e?.status==="queued"&&s.job?.job_id!==e.job_id?Gi(r,e):e?.status==="running"&&s.job?.status==="paused"?r.t("resumed"):e?.phase&&e.phase!==s.job?.phase?r.t("live_phase",{phase:r.word("phase",e.phase)}):s.job&&!e&&t?r.t("live_finished",{summary:_e(r,t)}):""}var ar="plex_smart_refresher",He="config/config_entries/flow";async function lr(r,s,e){let t=e==="sign_in"?await un(r,s):void 0;return t?r.callApi("GET",`${He}/${t}`):r.callApi("POST",He,{handler:ar,entry_id:s})}async function un(r,s){return(await r.callWS({type:"config_entries/flow/progress"})).find(({handler:t,context:i})=>t===ar&&i.source==="reauth"&&i.entry_id===s)?.flow_id}var Ut=(r,{flow_id:s})=>r.callApi("GET",`${He}/${s}`),qt=(r,{flow_id:s},e)=>r.callApi("POST",`${He}/${s}`,e),pr=(r,{flow_id:s})=>r.callApi("DELETE",`${He}/${s}`),cr=(r,{flow_id:s},e)=>r.connection.subscribeEvents(({data:t})=>{t.flow_id===s&&e()},"data_entry_flow_progressed");function dr(r){let{body:s,status_code:e}=r??{};return e===404?{code:"not_found",message:""}:e===void 0?{code:"connection",message:""}:{code:"unknown",message:String(s?.message??"")}}var fn=/\[([^\]]+)\]\((https:[^)\s]+)\)|`([^`]+)`/g,gn=/\\([!-/:-@[-`{-~])/g;function Jt(r){let s=[],e=0;for(let t of r.matchAll(fn)){let[i,n,o,l]=t;s.push(Kt(r.slice(e,t.index))),s.push(l===void 0?a`<a href=${o} target="_blank" rel="noreferrer">${Kt(n)}</a>`:a`<code>${l}</code>`),e=t.index+i.length}return s.push(Kt(r.slice(e))),s}var Kt=r=>r.replace(gn,"$1");var mr=f`
form {
display: grid;
gap: 20px;
}
.menu {
display: grid;
gap: 8px;
}
p {
white-space: pre-line;
overflow-wrap: anywhere;
}
label {
display: grid;
gap: 4px;
}
label.check {
grid-template-columns: auto 1fr;
align-items: center;
gap: 4px 12px;
min-height: 44px;
}
label.check .hint,
label.check .fault {
grid-column: 2;
}
.hint {
font-size: var(--ha-font-size-s, 12px);
}
.fault {
color: color-mix(in srgb, var(--bad) 80%, var(--text));
}
`;var xn=["reauth_successful","reconfigure_successful","adopted"],Q=class extends A{constructor(){super(...arguments);this.busy=!1;this.input={};this.cure="sign_in";this.renderFault=e=>a`<p class="banner tone-bad" role="alert">${e}</p>`}async show(e,t){this.cure=t,this.step=void 0,this.dialog.show(),await this.go(()=>lr(this.hass,e,t))}disconnectedCallback(){super.disconnectedCallback(),this.stopWaiting?.()}render(){let{localizer:e,step:t}=this,i=t?e.flow(`step.${t.step_id}.title`,t.description_placeholders):void 0;return a`<psr-dialog
heading=${i??e.word("headline_action",this.cure)}
@closed=${this.closed}
>
${this.error?this.renderFault(e.error(this.error)):c}
${t?this.renderStep(t):this.renderLoading()}
<button slot="actions" class="button" @click=${()=>this.dialog.close()}>
${e.t("cancel_dialog")}
</button>
${t?this.renderNext(t):c}
</psr-dialog>`}renderLoading(){return this.error?c:a`<p class="muted" role="status">${this.localizer.t("loading")}</p>`}renderStep(e){let{localizer:t}=this,i=e.description_placeholders;if(e.type==="abort")return this.renderFault(t.flow(`abort.${e.reason}`,i)??e.reason??"");let n=t.flow(`step.${e.step_id}.description`,i),o=e.errors?.base;return a`${n?a`<p>${Jt(n)}</p>`:c}
${o?this.renderFault(t.flow(`error.${o}`)??o):c}
${this.renderMenu(e)}
<form @submit=${this.submit}>
${(e.data_schema??[]).map(l=>this.renderField(e,l))}
</form>`}renderMenu(e){if(e.type!=="menu")return c;let t=i=>{this.go(()=>qt(this.hass,e,{next_step_id:i}))};return a`<div class="menu">
${(e.menu_options??[]).map(i=>a`<button class="button soft" ?disabled=${this.busy} @click=${()=>t(i)}>
${this.localizer.flow(`step.${e.step_id}.menu_options.${i}`)??i}
</button>`)}
</div>`}renderField(e,t){let{name:i}=t,n=p=>this.localizer.flow(`step.${e.step_id}.${p}.${i}`,e.description_placeholders),o=e.errors?.[i],l=n("data_description");return a`<label class=${t.selector.boolean?"check":"number"}>
${this.renderInput(t,n("data")??i,!!o)}
${l?a`<span class="muted hint">${Jt(l)}</span>`:c}
${o?a`<span class="fault" role="alert"
>${this.localizer.flow(`error.${o}`)??o}</span
>`:c}
</label>`}renderInput({name:e,required:t,selector:i},n,o){let l=this.input[e],p=m=>this.input[e]=m;return i.boolean?a`<input
type="checkbox"
.checked=${!!l}
@change=${m=>p(m.target.checked)}
/><span>${n}</span>`:i.select?a`<span>${n}</span>
<select
class="field"
@change=${m=>p(m.target.value)}
>
${i.select.options.map(m=>a`<option value=${m.value} ?selected=${m.value===l}>
${m.label}
</option>`)}
</select>`:a`<span>${n}</span>
<span class="field"
><input
name=${e}
type=${i.text?.type==="password"?"password":"text"}
inputmode=${i.text?.type==="url"?"url":c}
autocomplete="off"
?required=${t}
aria-invalid=${o?"true":c}
.value=${String(l??"")}
@input=${m=>p(m.target.value)}
/></span>`}renderNext(e){let{t}=this.localizer;return e.type==="external"?a`<a
slot="actions"
class="button filled"
href=${e.url??""}
target="_blank"
rel="noreferrer"
>${t("flow_open_page")}${h(z)}</a
>`:e.type!=="form"?c:a`<button
slot="actions"
class="button filled"
?disabled=${this.busy}
@click=${()=>this.renderRoot.querySelector("form").requestSubmit()}
>
${t("flow_submit")}
</button>`}submit(e){e.preventDefault();let{step:t}=this;if(!t||this.busy)return;let i=Object.entries(this.input).filter(([,n])=>n!=="");this.go(()=>qt(this.hass,t,Object.fromEntries(i)))}async go(e){this.busy=!0,this.error=void 0;try{await this.take(await e())}catch(t){this.error=dr(t)}finally{this.busy=!1}}async take(e){if(this.stopWaiting?.(),this.stopWaiting=void 0,e.type==="external_done")return this.take(await Ut(this.hass,e));if(e.type==="abort"&&xn.includes(e.reason??""))return this.finish(e);if(this.input=Object.fromEntries((e.data_schema??[]).flatMap(({name:i,default:n,description:o,selector:l})=>{let p=o?.suggested_value??n??l.select?.options[0]?.value;return p===void 0?[]:[[i,p]]})),this.step=e,e.type!=="external")return;window.open(e.url,"_blank","noopener,noreferrer");let t=await cr(this.hass,e,()=>this.go(()=>Ut(this.hass,e)));this.stopWaiting=()=>{t()}}finish({reason:e,description_placeholders:t}){this.step=void 0,this.dialog.close();let i=this.localizer.flow(`abort.${e}`,t)??"";this.dispatchEvent(new CustomEvent("cured",{detail:i}))}closed(){this.stopWaiting?.(),this.stopWaiting=void 0;let{step:e}=this;this.step=void 0,e&&e.type!=="abort"&&this.cure==="change_address"&&pr(this.hass,e).catch(()=>{})}static{this.styles=[b,mr]}};d([g({attribute:!1})],Q.prototype,"hass",2),d([g({attribute:!1})],Q.prototype,"localizer",2),d([u()],Q.prototype,"step",2),d([u()],Q.prototype,"error",2),d([u()],Q.prototype,"busy",2),d([R("psr-dialog")],Q.prototype,"dialog",2);y("psr-flow-dialog",Q);var $=f`
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
`;var mt=class{constructor(s,e){this.host=s;this.onBack=e;this.onLost=()=>{let s=Date.now()/1e3;this.timer??=setTimeout(()=>this.show(s),1500)};this.onReady=()=>{clearTimeout(this.timer),this.timer=void 0,this.show(void 0),this.onBack()};s.addController(this)}watch(s){this.connection=s,s.addEventListener("disconnected",this.onLost),s.addEventListener("ready",this.onReady)}hostDisconnected(){this.connection?.removeEventListener("disconnected",this.onLost),this.connection?.removeEventListener("ready",this.onReady),this.connection=void 0}show(s){this.lostAt=s,this.host.requestUpdate()}};var yn="[data-row]",vn={ArrowDown:1,ArrowUp:-1};function ht(r,s){return[...r.querySelectorAll("*")].flatMap(e=>[...e.matches(s)&&e.getClientRects().length?[e]:[],...e.shadowRoot?ht(e.shadowRoot,s):[]])}var bn=r=>r.isContentEditable||["INPUT","SELECT","TEXTAREA"].includes(r.tagName??"");function hr(r,s){if(s.defaultPrevented||s.metaKey||s.ctrlKey||s.altKey)return;let e=r.shadowRoot,[t]=s.composedPath();if(!e||!(t instanceof HTMLElement))return;let i=s.key==="/"?$n(e,t):wn(e,t,s.key);i&&(s.preventDefault(),i.focus())}function $n(r,s){if(!(bn(s)||ht(r,"dialog[open]").length))return ht(r,"input[type=search]")[0]}function wn(r,s,e){let t=vn[e];if(t===void 0)return;let i=ht(r,yn);if(s.matches("input[type=search]"))return t>0?i[0]:void 0;let n=i.indexOf(s);return n<0?void 0:i[n+t]}var Wt=["inbox","items","options"],_n="/config/integrations/integration/plex_smart_refresher",kn="/config/integrations/dashboard/add?domain=plex_smart_refresher";function ur({view:r,entryId:s},e,t,i){if(!e.length)return{path:_i,title:"no_servers_title",text:"no_servers_text",link:{href:kn,text:"add_server",forAdmins:!0}};if(r===N)return;let n=e.find(o=>o.entry_id===s);if(!n)return{path:q,title:"unknown_server_title",text:"unknown_server_text",link:{href:O({entryId:""}),text:"go_overview"}};if(i?.code==="not_loaded")return Tn(n);if(!t&&Wt.includes(r))return{path:it,title:"admin_only_title",text:"admin_only_text",link:{href:O({entryId:s}),text:"go_overview"}}}var Tn=({entry_id:r,cure:s})=>({path:xe,title:"not_loaded_title",text:"not_loaded_text",link:{href:`${_n}#config_entry=${r}`,text:"open_integration",forAdmins:!0},cure:s}),fr=(r,{path:s,title:e,text:t,link:i,cure:n},o)=>{let{t:l}=r.localizer;return a`<div class="card">
${C({path:s,title:l(e),text:l(t),actions:i.forAdmins&&!r.isAdmin?c:a`${n?Se(r,n):c}
<a class="button soft" href=${i.href} @click=${o}>${l(i.text)}</a>`})}
</div>`};var Sn={overview:Fi,inbox:Si,checkup:rt,jobs:me,items:ki,options:yi},gr=({t:r,number:s},{entryId:e,view:t},i,n,o)=>t===N?c:a`<nav class="tabs" aria-label=${r("navigation")}>
${er.filter(l=>i||!Wt.includes(l)).map(l=>{let p=l==="inbox"&&n?s(n):"",m=r(`view_${l}`),v=p?`${m} ${p}`:m;return a`<a
href=${O({entryId:e,view:l})}
aria-current=${l===t?"page":c}
aria-label=${v}
title=${v}
@click=${o}
>${h(Sn[l])}<span>${m}</span> ${p?a`<span class="count num">${p}</span>`:c}</a
>`})}
</nav>`;function xr({t:r},{entryId:s,view:e},t=[]){if(t.length<2)return c;let i=({target:o})=>{let l=o.value;V(O({entryId:l,view:l===N?N:e===N?"overview":e}))},n=o=>o.has_trouble&&o.entry_id!==s;return a`<span class="chooser">
<select class="servers" aria-label=${r("server")} @change=${i}>
<option value=${N} ?selected=${e===N}>${r("all_servers")}</option>
${t.map(({entry_id:o,title:l,has_trouble:p})=>a`<option value=${o} ?selected=${o===s}>
${p?r("server_troubled",{server:l}):l}
</option>`)}
</select>
${e!==N&&t.some(n)?Rn(r("other_trouble")):c}
</span>`}var Rn=r=>a`<button
class="icon-button trouble"
aria-label=${r}
title=${r}
@click=${()=>V(O({entryId:"",view:N}))}
>
${h(q)}
</button>`;var yr=f`
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
/* A long name of a server takes a line of its own. */
:host([narrow]) .several {
flex-wrap: wrap;
gap: 0 12px;
padding: 4px 0;
}
.chooser {
display: flex;
align-items: center;
min-width: 0;
max-width: 100%;
}
h1 {
font-size: var(--ha-font-size-xl, 20px);
font-weight: 400;
line-height: 1.4;
}
.servers {
min-height: 44px;
min-width: 0;
padding: 0 10px;
border: 1px solid color-mix(in srgb, currentColor 25%, transparent);
border-radius: 22px;
font: inherit;
color: inherit;
background: transparent;
text-overflow: ellipsis;
}
.chooser .trouble {
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
}
/* Not of the link, which would take contrast from its count. */
.tabs a > :not(.count) {
opacity: 0.86;
}
.tabs a[aria-current] > *,
:host([narrow]) > .tabs a > * {
opacity: 1;
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
.tabs .count {
min-width: 20px;
padding: 0 6px;
border-radius: 10px;
box-sizing: border-box;
font-size: var(--ha-font-size-s, 12px);
line-height: 20px;
text-align: center;
color: #fff;
background: var(--accent-fill);
}
.tabs a[aria-current] {
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
padding: 0 2px;
font-size: var(--ha-font-size-s, 12px);
color: var(--muted);
}
:host([narrow]) > .tabs .count {
position: absolute;
top: 4px;
inset-inline-start: calc(50% + 12px);
}
:host([narrow]) > .tabs a[aria-current] {
color: var(--accent-text);
}
:host([narrow]) > .tabs a[aria-current]::after {
inset: 0 24% auto;
border-radius: 0 0 3px 3px;
}
/* Icons alone, whose words screen readers and tooltips have. */
@container (max-width: 76em) {
header .tabs span:not(.count) {
display: none;
}
header .tabs a {
min-width: 44px;
padding: 0 10px;
}
}
@container (max-width: 24em) {
:host([narrow]) > .tabs span:not(.count) {
display: none;
}
}
@container (max-width: 40em) {
.pad {
padding: 16px;
}
}
`;var ut=f`
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
`;var vr=f`
.servers {
display: grid;
grid-template-columns: repeat(auto-fill, minmax(min(100%, 26em), 1fr));
gap: 16px;
}
.servers > li {
position: relative;
display: grid;
grid-template-columns: minmax(0, 1fr);
align-content: start;
gap: 16px;
}
.servers > li:hover {
background: linear-gradient(var(--hover), var(--hover)), var(--card);
}
.name {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 4px 12px;
min-height: 32px;
color: inherit;
}
/* A tap anywhere opens the server, except on what acts by itself. */
.name::after {
content: "";
position: absolute;
inset: 0;
border-radius: var(--radius);
}
.deeds {
position: relative;
z-index: 1;
}
.name h2 {
flex: 1;
min-width: 0;
overflow-wrap: anywhere;
}
.name .icon {
color: var(--muted);
}
.words h2,
.words h3 {
font-size: var(--ha-font-size-l, 16px);
font-weight: 500;
line-height: 1.5;
}
.badge {
width: 44px;
height: 44px;
}
.badge .icon {
width: 24px;
height: 24px;
}
.state {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 16px;
padding-top: 16px;
border-top: 1px solid var(--line);
}
.facts {
display: grid;
flex: 1 1 8em;
min-width: 0;
grid-template-columns: repeat(auto-fit, minmax(min(100%, 8em), 1fr));
gap: 12px 16px;
}
`;var he=class extends A{constructor(){super(...arguments);this.entries=[];this.busy=""}render(){return a`<ul class="servers">
${this.entries.map(e=>this.renderServer(e,this.contextOf(e.entry_id)))}
</ul>`}renderServer(e,t){let{summary:i}=e;return a`<li class="card pad" ?inert=${this.busy===e.entry_id}>
<a class="name" href=${O({entryId:e.entry_id})} @click=${this.open}>
<h2><bdi>${e.title}</bdi></h2>
${i?.job?this.renderJob(t,i.job):c} ${h(z)}
</a>
${i?this.renderSummary(e,i,t):this.renderUnloaded(e,t)}
</li>`}renderJob({localizer:e},t){let i=`${e.word("status",t.status)} · ${e.percent(t.progress)}`;return j(i,t.status==="paused"?"warn":"accent")}renderSummary(e,t,i){let n={...t,server:{title:e.title}};return a`${pt(i,n,this.linksOf(i))}
${this.renderFacts(t,i)}`}renderFacts({items:e,health:t,open:i,next_run:n},{localizer:o}){let{t:l,name:p,number:m,upcoming:v}=o,x=e===null&&!i?.items;return a`<div class="state">
${t===null?c:ct(o,t)}
<dl class="facts">
${t===null?ke(p("sensor.health"),"–"):c}
${ke(p("sensor.broken"),x||!i?"–":m(i.items))}
${ke(p("sensor.next_scan"),n?v(n):l("no_schedule"))}
</dl>
</div>`}renderUnloaded({cure:e},t){let{t:i}=t.localizer;return a`<div class="sentence tone-${e?"bad":"plain"}">
<span class="badge">${h(xe)}</span>
<div class="words">
<h3>${i("not_loaded_title")}</h3>
<p class="muted">${i("not_loaded_text")}</p>
</div>
${e&&t.isAdmin?a`<span class="deeds">${Se(t,e)}</span>`:c}
</div>`}linksOf(e){let{api:t,localizer:i}=e;return{scan:n=>{this.act(e,async()=>we(i,await t.start(n),n.dry_run))},scheduleNightly:()=>{this.act(e,async()=>{let{schedule:n}=await t.schedulePreset();return i.scheduled((await t.setSchedule(n)).next_run)})},follow:this.open}}async act({entryId:e,localizer:t,notify:i},n){this.busy=e;try{i(await n()),this.dispatchEvent(new CustomEvent("changed"))}catch(o){i(t.error(w(o)),!0)}finally{this.busy=""}}static{this.styles=[b,$,dt,ut,vr]}};d([g({attribute:!1})],he.prototype,"entries",2),d([g({attribute:!1})],he.prototype,"contextOf",2),d([g({attribute:!1})],he.prototype,"open",2),d([u()],he.prototype,"busy",2);y("psr-servers",he);var Le=["problem","warning","hint"],ft={problem:"bad",warning:"warn",hint:"info"},br=r=>r.call("checkup/get"),$r=r=>r.call("checkup/run"),Gt=(r,{check:s,library_id:e},t)=>r.call("checkup/silence",{check:s,library_id:e,is_silenced:t});async function wr(r,s){let{response:e}=await r.callWS({type:"call_service",domain:"plex_smart_refresher",service:"get_compatibility_report",service_data:{config_entry_id:s},return_response:!0});return e.markdown}function De(r,s,e){let{check:t,code:i,status:n}=e,l=(n==="unknown"?["unknown",t]:[i&&`${t}_${i}`,t]).find(p=>p&&r.template(s,p)!==void 0);return l?r.word(s,l,En(r,e.values)):""}var En=(r,s)=>Object.fromEntries(Object.entries(s).map(([e,t])=>[e,typeof t=="number"?r.number(t):t])),gt=({plural:r},s)=>Le.flatMap(e=>{let t=s[e];return t?[r(`checkup_${e}`,t)]:[]}).join(" · ");function Qt(r){let s=new Map,e=[...r].sort((t,i)=>+!!t.library_id-+!!i.library_id||t.library.localeCompare(i.library));for(let t of e){let i=s.get(t.library);i?i.push(t):s.set(t.library,[t])}return[...s]}var _r={problem:xi,warning:q,hint:Ri,unknown:Ti,ok:K},kr={...ft,unknown:"plain",ok:"good"};function Yt(r,s,e){let{t}=r,i=De(r,"check_remedy",s);return a`<li class="finding tone-${kr[s.status]}">
<span class="sign">${h(_r[s.status])}</span>
<div class="words">
<h4>${r.word("check",s.check)}</h4>
<p>${De(r,"check_detail",s)}</p>
<dl>
<dt>${t("checkup_why")}</dt>
<dd>${De(r,"check_why",s)}</dd>
${i?a`<dt>${t("checkup_where")}</dt>
<dd>${i}</dd>`:c}
</dl>
<div class="deeds">
${An(r,s,e)}
${e.isAdmin?Ln(r,s,e):c}
</div>
</div>
</li>`}var Ln=(r,s,{isBusy:e,silence:t})=>a`<label class="tick">
<input
type="checkbox"
.checked=${s.is_silenced}
?disabled=${e}
aria-label=${`${r.word("check",s.check)}: ${r.t("checkup_on_purpose")}`}
@change=${({target:i})=>t(s,i.checked)}
/>${r.t("checkup_on_purpose")}</label
>`;function An(r,{affected:s,library_id:e},{isAdmin:t,address:i}){if(!s)return c;let n=r.plural("checkup_affected",s);if(!t)return a`<span class="num">${n}</span>`;let o=i({view:"items",query:e?{library:e}:{}});return a`<a class="affected num" href=${o}>${n}${h(z)}</a>`}var Tr=(r,s)=>a`<li class="line tone-${kr[s.status]}">
<span class="sign">${h(_r[s.status])}</span>
<span
>${s.library?a`<bdi class="muted">${s.library}</bdi> · `:c}<b
>${r.word("check",s.check)}</b
>
<span class="muted">${De(r,"check_detail",s)}</span></span
>
</li>`;var Sr=f`
textarea {
width: 100%;
margin: 12px 0 4px;
padding: 12px;
border: 1px solid var(--line);
border-radius: 12px;
font-family: var(--ha-font-family-code, monospace);
font-size: var(--ha-font-size-s, 12px);
color: var(--text);
background: color-mix(in srgb, var(--text) 4%, transparent);
resize: vertical;
}
p[role="status"] {
min-height: 20px;
}
`;var zn="plex-smart-refresher-compatibility",ne=class extends A{constructor(){super(...arguments);this.report="";this.said="";this.copy=async()=>{this.text?.select();let e=await On(this.report);this.said=this.context.localizer.t(e?"checkup_report_copied":"checkup_report_not_copied")}}async show(){let{hass:e,entryId:t,localizer:i,notify:n}=this.context;this.report=this.said="",this.dialog.show();try{this.report=await wr(e(),t)}catch(o){this.dialog.close(),n(i.error(w(o)),!0)}}render(){let{t:e}=this.context.localizer,t=`data:text/markdown;charset=utf-8,${encodeURIComponent(this.report)}`;return a`<psr-dialog .heading=${e("checkup_report")}>
<p class="muted">${e("checkup_report_text")}</p>
${this.report?a`<textarea
readonly
rows="14"
aria-label=${e("checkup_report")}
.value=${this.report}
></textarea>`:L(3,60)}
<p role="status" aria-live="polite">${this.said}</p>
<button slot="actions" class="button" @click=${()=>this.dialog.close()}>
${e("checkup_close")}
</button>
${this.report?a`<a slot="actions" class="button soft" href=${t} download=${`${zn}.md`}
>${h(et)}${e("checkup_report_save")}</a
><button slot="actions" class="button filled" @click=${this.copy}>
${h(vi)}${e("checkup_report_copy")}
</button>`:c}
</psr-dialog>`}static{this.styles=[b,Sr]}};d([g({attribute:!1})],ne.prototype,"context",2),d([u()],ne.prototype,"report",2),d([u()],ne.prototype,"said",2),d([R("psr-dialog")],ne.prototype,"dialog",2),d([R("textarea")],ne.prototype,"text",2);async function On(r){try{return await navigator.clipboard.writeText(r),!0}catch{return document.execCommand("copy")}}y("psr-report-dialog",ne);var Rr=f`
:host {
display: grid;
gap: 16px;
grid-template-columns: minmax(0, 1fr);
}
.head {
display: flex;
flex-wrap: wrap;
align-items: center;
justify-content: space-between;
gap: 12px 24px;
}
.head > div:first-child {
display: grid;
flex: 1 1 18em;
gap: 4px;
min-width: 0;
}
.deeds {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 4px 16px;
}
.deeds .button {
min-width: 0;
overflow-wrap: anywhere;
hyphens: auto;
}
.working {
height: 4px;
overflow: hidden;
border-radius: 2px;
background: var(--track);
}
.working span {
display: block;
width: 40%;
height: 100%;
border-radius: 2px;
background: var(--accent);
animation: pass 1.6s infinite ease-in-out;
}
@keyframes pass {
from {
transform: translateX(-100%);
}
to {
transform: translateX(250%);
}
}
.library {
margin: 12px 0 0;
color: var(--muted);
font-weight: 500;
}
.finding {
display: flex;
gap: 12px;
padding: 16px 0;
}
.finding + .finding {
border-top: 1px solid var(--line);
}
.finding:last-child {
padding-bottom: 0;
}
.sign {
color: color-mix(in srgb, var(--tone, var(--muted)) 70%, var(--text));
}
.words {
display: grid;
flex: 1;
gap: 6px;
min-width: 0;
overflow-wrap: anywhere;
}
h4 {
margin: 0;
font-size: var(--ha-font-size-m, 14px);
font-weight: 500;
line-height: 24px;
}
dl {
display: grid;
gap: 2px;
max-width: 76ch;
}
dt {
margin-top: 6px;
color: var(--muted);
font-size: var(--ha-font-size-s, 12px);
}
.affected,
.tick {
display: inline-flex;
align-items: center;
gap: 8px;
min-height: 44px;
}
.tick {
cursor: pointer;
}
summary {
min-height: 24px;
font-weight: 500;
cursor: pointer;
}
.line {
display: flex;
gap: 12px;
padding: 8px 0;
overflow-wrap: anywhere;
}
.line > span:last-child {
min-width: 0;
}
.line b {
font-weight: 500;
}
details ul {
margin-top: 8px;
}
`;var Ae=class extends T{constructor(){super(...arguments);this.isAsking=!1;this.said="";this.found=new _(this,()=>br(this.context.api));this.run=async()=>{let{localizer:e}=this;this.said="",await this.ask(()=>$r(this.context.api))&&(this.said=e.t("checkup_done"))}}willUpdate(){let{epoch:e,entryId:t}=this.context;this.found.want(JSON.stringify([e,t,this.state.check_up]))}render(){let{localizer:e}=this,{value:t,error:i}=this.found;if(i&&!t)return a`<div class="card">
${E(e,e.error(i),()=>{this.found.again()})}
</div>`;if(!t)return a`<div class="card">${L(4,120)}</div>`;let n=t.checks.filter(({is_silenced:o})=>!o);return a`${this.renderHead(t,n)}
${Le.map(o=>this.renderTroubles(o,xt(n,o)))}
${this.renderFold("checkup_fold_silenced",Cn(t.checks),!0)}
${this.renderFold("checkup_fold_unknown",xt(n,"unknown"))}
${this.renderFold("checkup_fold_ok",xt(n,"ok"))}
<psr-report-dialog .context=${this.context}></psr-report-dialog>`}renderHead(e,t){let{localizer:i}=this,{checked_at:n,is_running:o}=e,l=Object.fromEntries(Le.map(v=>[v,xt(t,v).length])),p=gt(i,l)||i.t("checkup_good"),m=o||this.isAsking;return a`<section class="card pad head">
<div>
<h2 class="num">${n===null?i.t("checkup_never"):p}</h2>
<p class="muted">${i.t("checkup_text")}</p>
${n===null?c:a`<p class="muted num">${this.lastText(e,n)}</p>`}
<p role="status" aria-live="polite">
${m?i.t("checkup_running"):this.said}
</p>
${m?a`<div class="working" aria-hidden="true"><span></span></div>`:c}
</div>
${this.context.isAdmin?this.renderButtons(n===null,m):c}
</section>`}lastText({requests:e,version:t},i){let{t:n,plural:o,relative:l}=this.localizer,p=n("checkup_last",{time:l(i),requests:o("checkup_requests",e)});return t?`${p} · Plex ${t}`:p}renderButtons(e,t){let{t:i}=this.localizer;return a`<div class="deeds">
<button class="button filled" ?disabled=${t} @click=${this.run}>
${h(ye)}${i(e?"checkup_first":"checkup_run")}
</button>
<button class="button soft" @click=${()=>{this.report.show()}}>
${h(wi)}${i("checkup_report")}
</button>
</div>`}renderTroubles(e,t){if(!t.length)return c;let{localizer:i}=this;return a`<section class="card pad ${e}">
<h3 class="num">${i.plural(`checkup_${e}`,t.length)}</h3>
${Qt(t).map(([n,o])=>a`${n?a`<p class="library"><bdi>${n}</bdi></p>`:c}
<ul @click=${this.follow}>
${o.map(l=>Yt(i,l,this.links))}
</ul>`)}
</section>`}renderFold(e,t,i=!1){if(!t.length)return c;let{localizer:n}=this,o=Qt(t).flatMap(([,l])=>l);return a`<details class="card pad">
<summary class="num">${n.plural(e,t.length)}</summary>
<ul @click=${this.follow}>
${o.map(l=>i?Yt(n,l,this.links):Tr(n,l))}
</ul>
</details>`}get links(){return{isAdmin:this.context.isAdmin,isBusy:this.isAsking,address:e=>this.address(e),silence:(e,t)=>{this.silence(e,t)}}}async silence(e,t){let{api:i,localizer:n,notify:o}=this.context;if(!await this.ask(()=>Gt(i,e,t)))return;let p=n.word("check",e.check);o(n.t(t?"checkup_silenced":"checkup_told",{check:p}),!1,{text:n.t("undo"),action:()=>{this.ask(()=>Gt(i,e,!t))}})}async ask(e){this.isAsking=!0;try{return this.found.value=await e(),!0}catch(t){return this.context.notify(this.localizer.error(w(t)),!0),await this.found.again(),!1}finally{this.isAsking=!1}}static{this.styles=[b,$,Rr]}};d([u()],Ae.prototype,"isAsking",2),d([u()],Ae.prototype,"said",2),d([R("psr-report-dialog")],Ae.prototype,"report",2);var xt=(r,s)=>r.filter(({status:e})=>e===s),Cn=r=>r.filter(({is_silenced:s})=>s);y("psr-checkup",Ae);var Er={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Lr=r=>(...s)=>({_$litDirective$:r,values:s}),yt=class{constructor(s){}get _$AU(){return this._$AM._$AU}_$AT(s,e,t){this._$Ct=s,this._$AM=e,this._$Ci=t}_$AS(s,e){return this.update(s,e)}update(s,e){return this.render(...e)}};var{I:In}=mi,Ar=r=>r;var zr=()=>document.createComment(""),ze=(r,s,e)=>{let t=r._$AA.parentNode,i=s===void 0?r._$AB:s._$AA;if(e===void 0){let n=t.insertBefore(zr(),i),o=t.insertBefore(zr(),i);e=new In(n,o,r,r.options)}else{let n=e._$AB.nextSibling,o=e._$AM,l=o!==r;if(l){let p;e._$AQ?.(r),e._$AM=r,e._$AP!==void 0&&(p=r._$AU)!==o._$AU&&e._$AP(p)}if(n!==i||l){let p=e._$AA;for(;p!==n;){let m=Ar(p).nextSibling;Ar(t).insertBefore(p,i),p=m}}}return e},oe=(r,s,e=r)=>(r._$AI(s,e),r),jn={},Or=(r,s=jn)=>r._$AH=s,Cr=r=>r._$AH,vt=r=>{r._$AR(),r._$AA.remove()};var Ir=(r,s,e)=>{let t=new Map;for(let i=s;i<=e;i++)t.set(r[i],i);return t},ae=Lr(class extends yt{constructor(r){if(super(r),r.type!==Er.CHILD)throw Error("repeat() can only be used in text expressions")}dt(r,s,e){let t;e===void 0?e=s:s!==void 0&&(t=s);let i=[],n=[],o=0;for(let l of r)i[o]=t?t(l,o):o,n[o]=e(l,o),o++;return{values:n,keys:i}}render(r,s,e){return this.dt(r,s,e).values}update(r,[s,e,t]){let i=Cr(r),{values:n,keys:o}=this.dt(s,e,t);if(!Array.isArray(i))return this.ut=o,n;let l=this.ut??=[],p=[],m,v,x=0,k=i.length-1,S=0,I=n.length-1;for(;x<=k&&S<=I;)if(i[x]===null)x++;else if(i[k]===null)k--;else if(l[x]===o[S])p[S]=oe(i[x],n[S]),x++,S++;else if(l[k]===o[I])p[I]=oe(i[k],n[I]),k--,I--;else if(l[x]===o[I])p[I]=oe(i[x],n[I]),ze(r,p[I+1],i[x]),x++,I--;else if(l[k]===o[S])p[S]=oe(i[k],n[S]),ze(r,i[x],i[k]),k--,S++;else if(m===void 0&&(m=Ir(o,S,I),v=Ir(l,x,k)),m.has(l[x]))if(m.has(l[k])){let H=v.get(o[S]),Ne=H!==void 0?i[H]:null;if(Ne===null){let Qe=ze(r,i[x]);oe(Qe,n[S]),p[S]=Qe}else p[S]=oe(Ne,n[S]),ze(r,i[x],Ne),i[H]=null;S++}else vt(i[k]),k--;else vt(i[x]),x++;for(;S<=I;){let H=ze(r,p[I+1]);oe(H,n[S]),p[S++]=H}for(;x<=k;){let H=i[x++];H!==null&&vt(H)}return this.ut=o,Or(r,p),di}});var jr=f`
:host {
display: grid;
gap: 16px;
grid-template-columns: minmax(0, 1fr);
}
.head {
display: flex;
flex-wrap: wrap;
align-items: center;
justify-content: space-between;
gap: 12px 24px;
}
.head > div {
flex: 1 1 16em;
min-width: 0;
}
.proposals {
display: grid;
gap: 16px;
grid-template-columns: minmax(0, 1fr);
}
.proposals > li {
overflow: hidden;
}
`;var Mr=({t:r},s)=>r(s==="ignore"||s==="unignore"?s:`action_${s}`),Oe=({t:r},s)=>s.map(e=>{let t=`field_name_${e}`;return D(t)?r(t):e}).join(", ");function bt({t:r,word:s},{result:e,rung:t}){return t?e==="would_refresh"?r("rung_first",{rung:s("rung",t)}):e!=="fixed"&&e!=="partly_fixed"?"":t==="match_by_id"?r("rung_match"):s("write_kind",t):""}function Ce({t:r,word:s},{result:e,restored:t,not_restored:i}){let n=l=>({what:l.map(p=>s("restored",p)).join(", ")}),o=e==="undone"||e==="partly_undone";return[t.length?r(o?"restored_wanted":"restored",n(t)):"",i.length?r("restored_not",n(i)):""].filter(Boolean)}function Fn(r,s){let{t:e}=r;if(!s)return e("protected_somehow");if(s.pictures_below)return e("protected_pictures",{count:s.pictures_below});let i={fields:Oe(r,s.locked_fields),title:s.below};return e(s.below?"protected_below":"protected_itself",i)}function le(r,s){let{t:e}=r;switch(s.segment){case"ignored":return{reason:e("reason_ignored"),next:"",action:"unignore"};case"healed":return{reason:Mn(r,s),next:"",action:void 0};case"needs_you":return{reason:Fn(r,s.protection),next:"",action:"open_in_plex"};case"given_up":return{reason:Xt(r,s),next:r.plural("next_never",s.attempts),action:Fr(s)??"refresh"};case"left_alone":return{reason:Xt(r,s),next:"",action:"refresh"};case"to_heal":case"waiting":return{reason:Xt(r,s),next:Nn(r,s),action:Fr(s)}}}var $t=(r,s)=>{let{reason:e,next:t}=le(r,s);return[e,t].filter(Boolean).join(" ")};function Mn({t:r},{result:s,final_title:e}){let t=s==="fixed"?r("reason_fixed"):"";return e?[t,r("reason_final_title")].filter(Boolean).join(" "):t||r("reason_healthy")}function Xt({t:r},{defects:s,result:e,skip_reason:t}){let i=`reason_${e==="skipped"?t:e}`;if(e!=="unresolved"&&e!=="partly_fixed")return r(D(i)?i:"reason_untried");let[n]=s,o=`reason_left_${n}`,l=r(s.length===1&&D(o)?o:"reason_left");return e==="partly_fixed"?`${r("reason_partly_fixed")} ${l}`:l}function Nn(r,s){let{next_attempt:e,wait_reason:t,attempts:i}=s;if(e===null||e*1e3<=Date.now())return r.t("next_attempt_due");let[n,o]=[r.relative(e),r.date(e)];switch(t){case"unaired":return r.t(i?"next_attempt_unaired_again":"next_attempt_unaired",{date:o});case"aired":return r.t("next_attempt_aired",{time:n});case"arrived":return r.t("next_attempt_arrived",{time:n});case"refreshed":return r.t("next_attempt_refreshed",{time:n});default:return r.t("next_attempt",{time:n})}}function Fr({defects:r,result:s}){return s==="timed_out"?"raise_deadline":r.includes("no_match")&&s==="unresolved"?"open_in_plex":void 0}var Nr=f`
:host {
display: block;
}
header,
.candidates li {
display: grid;
grid-template-columns: auto minmax(0, 1fr) auto;
align-items: center;
gap: 4px 16px;
padding: 12px 20px;
}
header {
padding-block: 16px;
}
header psr-poster {
width: 56px;
height: 84px;
}
.about {
display: grid;
gap: 2px;
min-width: 0;
}
.about > * {
overflow-wrap: anywhere;
}
h4 {
margin: 0;
}
h3 a {
color: var(--text);
}
.file {
font-size: var(--ha-font-size-s, 12px);
}
.candidates li {
border-top: 1px solid var(--line);
}
.candidates .recommended {
background: color-mix(in srgb, var(--good) 8%, transparent);
}
.summary {
display: -webkit-box;
-webkit-box-orient: vertical;
-webkit-line-clamp: 2;
overflow: hidden;
}
.none,
.stage {
padding: 0 20px 16px;
}
.stage {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 8px 12px;
font-weight: 500;
}
.stage .button {
margin-inline-start: auto;
}
.spinner {
width: 18px;
height: 18px;
border: 3px solid var(--track);
border-top-color: var(--accent);
border-radius: 50%;
animation: turn 1s linear infinite;
}
@keyframes turn {
to {
transform: rotate(1turn);
}
}
@media (prefers-reduced-motion: reduce) {
.spinner {
animation: none;
}
}
footer {
display: flex;
flex-wrap: wrap;
gap: 8px;
padding: 12px 20px 16px;
border-top: 1px solid var(--line);
}
@container (max-width: 40em) {
header,
.candidates li {
grid-template-columns: auto minmax(0, 1fr);
align-items: start;
padding-inline: 16px;
}
.candidates li .button {
grid-column: 1 / -1;
justify-self: stretch;
}
footer .button {
flex: 1 1 40%;
}
.none,
.stage,
footer {
padding-inline: 16px;
}
}
`;var wt=class extends A{constructor(){super(...arguments);this.search=e=>{e.preventDefault();let t=new FormData(e.target),i=o=>String(t.get(o)??"").trim(),n={};i("external_id")?n.external_id=i("external_id"):(i("title")&&(n.title=i("title")),i("year")&&(n.year=Number(i("year")))),this.dispatchEvent(new CustomEvent("search",{detail:n}))}}render(){let{t:e}=this.localizer,t=(i,n,o="text",l="")=>a`<label>
<span class="muted">${n}</span>
<input class="field" name=${i} type=${o} placeholder=${l} autocomplete="off" />
</label>`;return a`<form @submit=${this.search}>
${t("title",e("inbox_search_title"))} ${t("year",e("inbox_search_year"),"number")}
${t("external_id",e("inbox_search_id"),"text","tmdb-10283")}
<button class="button filled">${h(G)}${e("inbox_search_now")}</button>
</form>`}static{this.styles=[b,f`
form {
display: flex;
flex-wrap: wrap;
align-items: end;
gap: 8px;
padding: 8px 20px 12px;
}
label {
display: grid;
gap: 4px;
flex: 1 1 8em;
}
label:first-child {
flex-grow: 3;
}
input {
width: 100%;
box-sizing: border-box;
}
`]}};d([g({attribute:!1})],wt.prototype,"localizer",2);y("psr-match-search",wt);var Hn=["put_off","declined","never"],Y=class extends T{constructor(){super(...arguments);this.stage="open";this.isSearching=!1;this.postpone=()=>{this.decide("put_off",()=>this.context.api.postponeProposal(this.proposal.proposal_id))};this.reopen=async()=>{try{await this.context.api.reopenProposal(this.proposal.proposal_id),this.stage="open"}catch(e){this.complain(e)}};this.undo=()=>{let{change:e}=this;e&&this.decide("undoing",()=>this.context.api.undoChange(e.change_id))}}willUpdate(e){this.stage==="open"&&this.proposal.is_queued&&(this.stage="waiting");let t=e.get("state");t&&(t.ended_job!==this.state.ended_job||!this.state.job)&&(this.stage==="waiting"||this.stage==="undoing")&&this.verify()}wait(){this.stage="waiting"}render(){return a`${this.renderItem()}
${this.stage==="open"?this.renderChoice():this.renderStage()}`}renderItem(){let{localizer:e}=this,{rating_key:t,type:i,title:n,file:o,library_id:l}=this.proposal,p=o.split(/[/\\]/).slice(-2).join("/");return a`<header>
<psr-poster .api=${this.context.api} .ratingKey=${t} .type=${i}></psr-poster>
<div class="about">
<h3>
<a href=${this.address({view:"items",itemKey:t})} @click=${this.follow}
><bdi>${n}</bdi></a
>
</h3>
<p class="muted">
${e.word("media_type",i)} · ${this.libraryTitle(l)}
</p>
${p?a`<p class="muted file" title=${o}><bdi>${p}</bdi></p>`:c}
${this.stage==="open"?this.renderReasons():c}
</div>
</header>`}renderReasons(){let{localizer:e}=this,{reason:t,loses:i}=this.proposal,n=Oe(e,i);return a`${n&&t==="hand_made"?c:a`<p>${e.word("proposal_reason",t)}</p>`}
${n?a`<p>${e.t("inbox_loses",{fields:n})}</p>`:c}`}renderChoice(){let{t:e}=this.localizer,t=this.found??this.proposal.candidates;return a`${t.length?a`<ul class="candidates">
${t.map(i=>this.renderCandidate(i))}
</ul>`:a`<p class="none muted">
${e(this.found?"inbox_found_nothing":"inbox_no_candidates")}
</p>`}
${this.isSearching?a`<psr-match-search
.localizer=${this.localizer}
@search=${({detail:i})=>{this.search(i)}}
></psr-match-search>`:c}
${this.renderOthers()}`}renderOthers(){let{t:e}=this.localizer;return a`<footer>
<button
class="button soft"
aria-expanded=${this.isSearching}
@click=${()=>this.isSearching=!this.isSearching}
>
${h(G)}${e("inbox_search")}
</button>
<button class="button soft" @click=${this.postpone}>${e("inbox_later")}</button>
<button class="button soft" @click=${()=>this.decline(!1)}>${e("inbox_decline")}</button>
<button class="button soft" title=${e("inbox_never_hint")} @click=${()=>this.decline(!0)}>
${e("inbox_never")}
</button>
</footer>`}renderCandidate(e){let{localizer:t}=this,{name:i,year:n,summary:o,evidence:l,is_twin:p,recommended:m,picture:v}=e,x=n?`${i} (${n})`:i;return a`<li class=${m?"recommended":""}>
<psr-poster
.api=${this.context.api}
.path=${v}
.type=${this.proposal.type}
></psr-poster>
<div class="about">
<h4><bdi>${x}</bdi></h4>
<span class="chips">
${m?j(t.t("inbox_recommended"),"good"):c}
${j(t.word("evidence",l),l==="order"?"plain":"info")}
${p?j(t.t("inbox_twin"),"warn"):c}
</span>
${o?a`<p class="summary muted"><bdi>${o}</bdi></p>`:c}
</div>
<button
data-row
class="button ${m?"filled":"soft"}"
aria-label=${t.t("inbox_match_with",{title:x})}
@click=${()=>this.accept(e)}
>
${h(ui)}${t.t("inbox_match")}
</button>
</li>`}renderStage(){let{localizer:e}=this,{result:t,change:i,stage:n}=this,o=n==="done"&&i&&!i.undone;return a`<div class="stage" role="status">
${n==="waiting"||n==="undoing"?a`<span class="spinner"></span>`:c}
<span>${e.t(`inbox_is_${n}`)}</span>
${t&&(n==="done"||n==="undone")?a`${be(e,t.result)} ${F(e,t.after)}
${Ce(e,{...t,restored:[]})}
${t.error?a`<bdi class="muted">${t.error}</bdi>`:c}`:c}
${o||Hn.includes(n)?a`<button class="button soft" @click=${o?this.undo:this.reopen}>
${h(st)}${e.t("undo")}
</button>`:c}
</div>`}accept(e){let{api:t}=this.context;this.decide("waiting",()=>t.acceptProposal(this.proposal.proposal_id,e.guid))}decline(e){let{api:t}=this.context,{proposal_id:i}=this.proposal;this.decide(e?"never":"declined",()=>t.declineProposal(i,e))}decide(e,t){let i=this.stage;this.stage=e,this.dispatchEvent(new CustomEvent("decided")),t().catch(n=>{this.stage=i,this.complain(n)})}async search(e){try{this.found=await this.context.api.searchMatches(this.proposal.rating_key,e)}catch(t){this.complain(t)}}async verify(){let{api:e}=this.context,{rating_key:t}=this.proposal,i=this.stage==="undoing"?"undo":"match";try{let[{results:n},o]=await Promise.all([e.item(t),e.changes(t,5)]),l=o.find(({rung:m})=>m===i),p=n.find(({job_id:m})=>m===l?.job_id);if(!l?.after||!p)return;[this.change,this.result]=[l,p],this.stage=i==="undo"?"undone":"done"}catch(n){this.complain(n)}}complain(e){this.context.notify(this.localizer.error(w(e)),!0)}static{this.styles=[b,$,Nr]}};d([g({attribute:!1})],Y.prototype,"proposal",2),d([u()],Y.prototype,"stage",2),d([u()],Y.prototype,"isSearching",2),d([u()],Y.prototype,"found",2),d([u()],Y.prototype,"result",2),d([u()],Y.prototype,"change",2);y("psr-proposal",Y);var Hr=20,Dr="match_by_id",Ie=class extends T{constructor(){super(...arguments);this.decided=new Set;this.shown=[];this.busy=!1;this.page=new _(this,async()=>{let e=await this.context.api.proposals(Hr,this.offset);return this.shown=Dn(this.shown,e.proposals,this.decided),e});this.options=new _(this,()=>this.context.api.options());this.place="";this.matchById=async()=>{let{api:e,notify:t,localizer:i}=this.context;this.busy=!0;try{await e.setOptions({rungs:[...this.rungs,Dr]}),await this.options.again(),t(i.t("inbox_by_id_done"))}catch(n){t(i.error(w(n)),!0)}finally{this.busy=!1}};this.acceptClear=async()=>{let{api:e,notify:t,localizer:i}=this.context,n=this.clearOnes;this.busy=!0;try{let{items:o}=await e.acceptProposals(n.map(({proposal_id:l})=>l));this.keep(n);for(let l of this.renderRoot.querySelectorAll("psr-proposal"))n.includes(l.proposal)&&l.wait();t(i.plural("inbox_matching",o))}catch(o){t(i.error(w(o)),!0)}finally{this.busy=!1}}}get offset(){return Math.max(0,Number(this.route.query.from)||0)}willUpdate(e){let t=JSON.stringify([this.context.entryId,this.offset]);t!==this.place&&(this.place=t,this.decided=new Set,this.shown=[]);let{epoch:i,entryId:n}=this.context;this.options.want(JSON.stringify([i,n,this.state.options])),this.page.want(JSON.stringify([i,t,this.state.proposals,this.state.job===null]))}render(){let{localizer:e}=this,{value:t,error:i}=this.page;return i?a`<div class="card">
${E(e,e.error(i),()=>{this.page.again()})}
</div>`:t?this.shown.length?a`${this.renderHead(t.total)} ${this.renderOffer()}
<ul class="proposals">
${ae(this.shown,({proposal_id:n})=>n,n=>a`<li class="card">
<psr-proposal
.context=${this.context}
.state=${this.state}
.route=${this.route}
.proposal=${n}
@decided=${()=>this.keep([n])}
></psr-proposal>
</li>`)}
</ul>
${Te(e,this.offset,Hr,t.total,n=>this.setQuery({from:n?String(n):""}))}`:a`<div class="card">
${C({path:K,title:e.t("inbox_empty_title"),text:e.t("inbox_empty_text")})}
</div>`:a`<div class="card">${L(4,160)}</div>`}renderHead(e){let{localizer:t}=this,i=this.clearOnes;return a`<section class="card pad head">
<div>
<h2 class="num">${t.plural("inbox_title",e)}</h2>
<p class="muted">${t.t("inbox_text")}</p>
</div>
${i.length>1?a`<button
class="button filled"
?disabled=${this.busy}
title=${t.t("inbox_accept_hint")}
@click=${this.acceptClear}
>
${h(fi)}${t.plural("inbox_accept",i.length)}
</button>`:c}
</section>`}renderOffer(){let{t:e}=this.localizer;return!this.shown.some(({reason:i})=>i==="ready")||!this.rungs||this.rungs.includes(Dr)?c:a`<section class="card pad head">
<div>
<h3>${e("inbox_by_id_title")}</h3>
<p class="muted">${e("inbox_by_id_text")}</p>
</div>
<button class="button soft" ?disabled=${this.busy} @click=${this.matchById}>
${e("inbox_by_id")}
</button>
</section>`}get rungs(){let e=this.options.value?.options.find(({key:t})=>t==="rungs");return e&&[...e.value]}get clearOnes(){return this.shown.filter(({is_plain:e,is_queued:t,proposal_id:i})=>e&&!t&&!this.decided.has(i))}keep(e){this.decided=new Set([...this.decided,...e.map(({proposal_id:t})=>t)])}static{this.styles=[b,$,jr]}};d([u()],Ie.prototype,"decided",2),d([u()],Ie.prototype,"shown",2),d([u()],Ie.prototype,"busy",2);function Dn(r,s,e){let t=new Set(s.map(({proposal_id:n})=>n)),i=[...s];return r.forEach((n,o)=>{e.has(n.proposal_id)&&!t.has(n.proposal_id)&&i.splice(Math.min(o,i.length),0,n)}),i}y("psr-inbox",Ie);var Pr=async r=>(await r.call("arrivals")).arrivals;function Vr(r){let s=new Map;for(let e of r){let{library_id:t,show:i,rating_key:n}=e,o=JSON.stringify(i===null?[n]:[t,i]);s.set(o,[...s.get(o)??[],e])}return[...s.values()]}function Br(r,s){let{t:e,duration:t}=r,{arrived_at:i,told:n,told_at:o}=s,l=n==="ready"&&o!==null?e("arrival_ready_after",{duration:t(o-i)}):e(n?`arrival_${n}`:"arrival_watched");return`${Zt(r,s)}: ${l}`}var Zt=({t:r,relative:s},{kind:e,arrived_at:t})=>r(`arrival_${e}`,{time:s(t)});function Pe({t:r,relative:s},e){let{next_at:t,refresh_at:i,tries:n,title:o}=e;return t===null?"":o===null||i===null?r("arrival_next_look",{time:s(t)}):Math.min(t,i)<=Date.now()/1e3?r("arrival_due"):r(n?"arrival_next_try":"arrival_first_try",{time:s(i)})}var Ur=f`
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
`,_t=f`
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
`;var Pn=[/^(localhost|[^.:]+)$/,/\.(local|lan|home|internal|home\.arpa)$/,/^(127|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))(\.\d+)+$/,/^\[(::1|f[cd]|fe80:)/],Vn=/^(\d+)-(\d+)-(\d+)-(\d+)\.[^.]+\.plex\.direct$/;function qr(r){let s=r.toLowerCase().replace(Vn,"$1.$2.$3.$4");return Pn.some(e=>e.test(s))}function je({machine_id:r,address:s},e,t=location.hostname){if(!r)return;let i=encodeURIComponent(`/library/metadata/${e}`),n=`#!/server/${encodeURIComponent(r)}/details?key=${i}`,o=`https://app.plex.tv/desktop/${n}`,l=s&&URL.canParse(s)?new URL(s):void 0;if(!l||!qr(l.hostname))return{best:o,web:o};let p=l.pathname.replace(/\/$/,""),m=`${l.origin}${p}/web/index.html${n}`;return{best:qr(t)?m:o,local:m,web:o}}async function kt({api:r,localizer:s,notify:e},t,i,n){let{items:o,left:l}=await r.refreshItems(t,i),p=[s.plural(n?"items_queued":"items_refreshing",o)];l&&p.push(s.plural("items_left",l)),e(p.join(". "))}async function Tt({api:r,localizer:s,notify:e},t,i,n){let{change:o,items:l}=await r.ignore(t,i),p=s.plural(i?"items_ignored":"items_unignored",l);e(p,!1,{text:s.t("undo"),action:()=>n(o)})}async function St({api:r,localizer:s,notify:e},t,i){await r.undoIgnore(t,i),e(s.t("undone"))}var ei=r=>Array.isArray(r)?r:[String(r)],W=r=>({word:s},e)=>ei(e).map(t=>s(r,t)).join(", ");function Bn({t:r,word:s},e){let t=`field_name_${e}`;return D(t)?r(t):s("restored",e)}var Un={defects:W("defect"),before:W("defect"),fixed:W("defect"),after:W("defect"),skip_reason:W("skip_reason"),rung:W("rung"),kind:W("write_kind"),pause_reason:W("pause_reason"),status:W("status"),media_type:W("media_type"),fields:(r,s)=>ei(s).map(e=>Bn(r,e)).join(", "),failure:({failure:r},s)=>r(String(s)),duration:({duration:r},s)=>r(Number(s)),since:({dateTime:r},s)=>r(Number(s)),due:({dateTime:r},s)=>r(Number(s))};function qn(r,s,e){let t=Un[s];return t?t(r,e):typeof e=="number"?r.number(e):ei(e).join(", ")}function Kn(r,{code:s,values:e,message:t}){let i=r.template("log_line",s);return i===void 0?[{text:t,isValue:!0}]:i.split(/\{(\w+)\}/).map((n,o)=>{let l=o%2===1,p=l?e[n]:void 0;return{text:p===void 0?n:qn(r,n,p),isValue:l}})}var Jn=(r,s,e="")=>Kn(r,s).map(({text:t,isValue:i})=>{let n=ti(t,e);return i?a`<bdi>${n}</bdi>`:a`${n}`}),ti=(r,s)=>Ki(r,s).map(e=>e.hit?a`<mark>${e.text}</mark>`:e.text);function Kr(r){let s=new Map;for(let e of r){let t=e.rating_key,i=t?`item ${t}`:`line ${e.id}`,n=s.get(i)??{key:i,item:t,title:"",lines:[]};s.delete(i),s.set(i,n),n.lines.push(e),n.title=String(e.values.title??(n.title||t))}return[...s.values()]}var Rt=(r,s,{search:e="",date:t=!1}={})=>a`<div class="line ${s.level}" data-line=${s.id}>
<time class="num muted" title=${r.dateTime(s.time)}
>${t?r.dateTime(s.time):r.time(s.time,!0)}</time
>
${s.level==="info"?c:a`<span class="level">${r.t(`level_${s.level}`)}</span>`}
<span class="message">${Jn(r,s,e)}</span>
</div>`;var Jr=["needs_you","to_heal","waiting","given_up","left_alone"],ii=["attention",...Jr,"ignored","healed"],ri=["worst","next_attempt","title"],Fe=["q","library","defect","type","show"],X=({query:r})=>ii.find(s=>s===r.segment)??"attention";function Me({t:r,word:s},e){let t=`segment_${e}`;return D(t)?r(t):s("skip_reason",e)}var Ve=r=>ri.find(s=>s===r.sort)??"worst";function Wr(r){let{q:s,library:e,defect:t,type:i,show:n}=r.query;return{segment:X(r),search:s,library:e,defect:t,media_type:i,show:n}}var Be=(r,s)=>s==="attention"?Jr.reduce((e,t)=>e+r[t],0):r[s],Gr=({rating_key:r,season_key:s,show_key:e})=>({name:`item:${r}`,items:1,above:[`season:${s}`,`show:${e}`]}),Qr=({key:r,level:s,items:e},t="")=>s==="season"?{name:`season:${r}`,items:e,above:[`show:${t}`]}:{name:`show:${r}`,items:e,above:[]},Et=({item:r,group:s})=>r?r.rating_key:`${s.level}:${s.key}`;function Yr({item:r,results:s,arrival:e}){if(r??s[0])return r??s[0];if(e?.title)return{title:e.title,type:e.type??"",library_id:e.library_id}}function Xr(r,s,{item:e,results:t,arrival:i}){return e?Wn(r,s,e,i):i&&!t.length?Gn(r,i):c}function Wn(r,s,e,t){let{t:i}=r,{reason:n}=le(r,e),o=e.defects.length>0;return a`<section class="card pad">
<dl class="outlook">
${Zr(r,e.defects)}
${Ue(i(o?"item_why_open":"item_what_happened"),n)}
${Ue(i("item_next"),Yn(r,s,e,t))}
${Ue(i("item_you_can"),Xn(r,e))}
</dl>
</section>`}function Gn(r,s){let e=Pe(r,s);return!e&&!s.missing.length?c:a`<section class="card pad">
<dl class="outlook">
${Zr(r,s.missing)} ${Ue(r.t("item_next"),e)}
</dl>
</section>`}var Ue=(r,s)=>s?a`<div>
<dt class="muted">${r}</dt>
<dd>${s}</dd>
</div>`:c,Zr=(r,s)=>s.length?Ue(r.t("item_why_broken"),a`${s.map(e=>a`<p>${Qn(r,e)}</p>`)}`):c;function Qn({t:r,word:s},e){let t=`why_${e}`;return D(t)?r(t):s("defect",e)}function Yn(r,s,e,t){let{t:i}=r;if(e.segment==="healed")return i("item_next_healed");if(e.segment!=="waiting"&&e.segment!=="to_heal")return le(r,e).next||i("item_next_nothing");if(t&&t.refresh_at!==null)return Pe(r,t);let{next_run:n}=s;return n===null?`${le(r,e).next} ${i("item_next_unplanned")}`:[le(r,e).next,i("item_next_scan",{time:r.dateTime(n),left:r.relative(n)})].join(" ")}function Xn({t:r},s){if(s.segment==="healed")return"";if(s.segment==="ignored")return r("help_ignored");if(s.segment==="needs_you")return r("help_needs_you");if(s.defects.includes("no_match"))return r("help_no_match");if(s.result==="timed_out")return r("help_timed_out");let e=s.segment==="given_up"||s.segment==="left_alone";return r(e?"help_given_up":"help_waiting")}function es(r,{changes:s}){let{t:e}=r,t=["title","summary"].filter(n=>s[n]);if(!t.length)return c;let i=n=>n?a`<bdi>${n}</bdi>`:a`<span class="muted">${e("nothing_there")}</span>`;return a`<section class="card pad">
<h3>${e("item_changes")}</h3>
<div class="changes">
${t.map(n=>{let[o,l]=s[n];return a`<div class="pair">
<h4 class="muted">${e(`field_name_${n}`)}</h4>
<p class="old"><span class="muted">${e("before")}</span>${i(o)}</p>
<p class="new"><span class="muted">${e("after")}</span>${i(l)}</p>
</div>`})}
</div>
</section>`}function ts(r,s,e,t){let{job:i,error:n}=s,o=i?[r.word("trigger",i.trigger),i.dry_run?r.name("switch.dry_run"):""]:[],l=[bt(r,s),...Ce(r,s)];return a`<li>
<div class="when">
<span class="num">${r.dateTime(s.time)}</span>
<span class="muted">${o.filter(Boolean).join(" · ")}</span>
</div>
<div class="what">
${Zn(r,s)} ${to(r,s)}
${n?a`<p class="muted"><bdi>${n}</bdi></p>`:c}
${l.filter(Boolean).map(p=>a`<p>${p}</p>`)}
</div>
${i?a`<a class="button job" href=${e(i.job_id)} @click=${t}
>${r.t("item_job")}</a
>`:c}
</li>`}var Zn=(r,{result:s,skip_reason:e})=>a`<span class="chips"
>${be(r,s)}
${e?j(r.word("skip_reason",e),"plain"):c}</span
>`,eo=["skipped","would_refresh","gone","errored"];function to(r,{result:s,before:e,after:t}){let i=t.length?F(r,t):j(r.t("no_defects"),"good");return a`<span class="change"
>${F(r,e)}
${eo.includes(s)?c:a`${h(z)} ${i}`}</span
>`}var is=f`
li {
display: flex;
flex-wrap: wrap;
align-items: center;
justify-content: space-between;
gap: 8px 16px;
padding: 12px 0;
}
li + li {
border-top: 1px solid var(--line);
}
.what {
flex: 1 1 16em;
min-width: 0;
overflow-wrap: anywhere;
}
.main {
font-weight: 500;
}
.pair {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 0 6px;
}
.pair .icon {
width: 16px;
height: 16px;
}
`;var io=["guid","title","summary","poster"],rs=["guid","poster"],ss=({after:r})=>r===null,ns=({before:r,after:s})=>io.filter(e=>s&&r[e]!==s[e]),qe=class extends T{constructor(){super(...arguments);this.ratingKey="";this.undoing="";this.changes=new _(this,()=>this.context.api.changes(this.ratingKey))}willUpdate(e){let{epoch:t,entryId:i}=this.context;this.changes.want(JSON.stringify([t,i,this.ratingKey]));let n=e.get("state");n&&n.ended_job!==this.state.ended_job&&(this.undoing="",this.changes.again())}render(){let{localizer:e}=this,{value:t}=this.changes;return t?.length?a`<section class="card pad">
<h3>${e.t("changes_title")}</h3>
<p class="muted">${e.t("changes_text")}</p>
<ol>
${t.map(i=>this.renderChange(i))}
</ol>
</section>`:c}renderChange(e){let{localizer:t}=this,{rung:i,time:n,below:o,undone:l,undone_at:p}=e;return a`<li>
<div class="what">
<span class="main">${t.word("write_kind",i)}</span>
<span class="muted num">${t.dateTime(n)}</span>
${o?a`<span class="muted">${t.plural("changes_below",o)}</span>`:c}
${ss(e)?a`<p>${t.t("changes_open")}</p>`:this.renderDifferences(e)}
</div>
${l?j(t.t("changes_undone",{time:t.dateTime(p)}),"plain"):this.renderUndo(e)}
</li>`}renderUndo(e){let{t}=this.localizer,{change_id:i,rung:n,below:o}=e;return n==="undo"||n==="analyze"||!o&&!ss(e)&&!ns(e).length?c:this.undoing===i?a`<span class="activity" role="status">${t("inbox_is_undoing")}</span>`:a`<button
class="button soft"
?disabled=${!!this.undoing||!ie(this.state.job)}
@click=${()=>{this.undo(i)}}
>
${h(st)}${t("undo")}
</button>`}renderDifferences(e){let{localizer:t}=this,{before:i,after:n}=e,o=ns(e);if(!o.length)return a`<p class="muted">${t.t("changes_none")}</p>`;let l=o.filter(m=>rs.includes(m)),p=m=>m?a`<bdi>${m}</bdi>`:a`<span class="muted">${t.t("nothing_there")}</span>`;return a`${l.length?a`<p>${t.t("changes_fields",{fields:Oe(t,l)})}</p>`:c}
${o.filter(m=>!rs.includes(m)).map(m=>a`<p class="pair">
<span class="muted">${Oe(t,[m])}:</span> ${p(i[m])}
${h(z)} ${p(n?.[m]??"")}
</p>`)}`}async undo(e){let{api:t,notify:i,localizer:n}=this.context;this.undoing=e;try{await t.undoChange(e)}catch(o){this.undoing="",i(n.error(w(o)),!0)}}static{this.styles=[b,$,is]}};d([g()],qe.prototype,"ratingKey",2),d([u()],qe.prototype,"undoing",2);y("psr-item-changes",qe);var os=f`
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
`;var as=({rating_key:r})=>({selected:[`item:${r}`]}),ro=2e3,Ke=class extends T{constructor(){super(...arguments);this.busy=!1;this.isAsked=!1;this.history=new _(this,async()=>{let e=await this.context.api.item(this.route.itemKey);return this.isAsked=!1,e});this.proposal=new _(this,()=>this.context.api.proposal(this.route.itemKey));this.reload=Re(()=>{this.history.again()},ro)}disconnectedCallback(){super.disconnectedCallback(),this.reload.stop()}willUpdate(e){let{epoch:t,entryId:i}=this.context,n=JSON.stringify([t,i,this.route.itemKey]);this.history.want(n),this.proposal.want(n);let o=e.get("state");o&&(o.job!==this.state.job||o.ended_job!==this.state.ended_job)&&this.reload()}render(){let{localizer:e}=this,{value:t,error:i}=this.history;return a`<a class="button back" href=${this.address({view:"items"})} @click=${this.follow}
>${h(Ye)}${e.t("item_all")}</a
>
${i?a`<div class="card">
${E(e,e.error(i),()=>{this.history.again()})}
</div>`:t?this.renderItem(t):a`<div class="card">${L(6,60)}</div>`}`}renderItem(e){let{localizer:t}=this,{item:i,results:n}=e,o=Yr(e);if(!o)return a`<div class="card">
${C({path:G,title:t.t("item_missing_title"),text:t.t("item_missing_text")})}
</div>`;let l=n.find(({changes:p})=>Object.keys(p).length);return a`<section class="card pad hero">
${this.renderPosters(o,l)}
<div class="about">
<h2><bdi>${o.title}</bdi></h2>
<p class="muted">${this.factsOf(o,e)}</p>
${i?this.renderState(i):n.length?a`<p>${t.t("item_gone")}</p>`:a`<div class="actions">${this.renderLinks(this.route.itemKey)}</div>`}
</div>
</section>
${Xr(t,this.state,e)} ${this.renderProposal()}
${l?es(t,l):c}
<psr-item-changes
.context=${this.context}
.state=${this.state}
.route=${this.route}
.ratingKey=${this.route.itemKey}
></psr-item-changes>
${this.renderPast(e)}`}renderProposal(){let{value:e}=this.proposal;return e?a`<section class="card">
<psr-proposal
.context=${this.context}
.state=${this.state}
.route=${this.route}
.proposal=${e}
></psr-proposal>
</section>`:c}renderPast({results:e,lines:t}){let{localizer:i}=this,n=t.filter(({level:l})=>l!=="debug"),o=e.map(l=>ts(i,l,p=>this.jobLink(p),this.follow));return a`<section class="card pad">
<h3>${i.t("item_history")}</h3>
${e.length?a`<ol class="history">
${o}
</ol>`:a`<p class="muted">${i.t("item_history_empty")}</p>`}
</section>
${n.length?a`<section class="card pad">
<h3>${i.t("job_log")}</h3>
<div class="lines">
${n.toReversed().map(l=>Rt(i,l,{date:!0}))}
</div>
</section>`:c}`}jobLink(e){let t={tab:"log",item:this.route.itemKey};return this.address({view:"jobs",jobId:e,query:t})}factsOf(e,{item:t,arrival:i}){let{localizer:n}=this;return[n.word("media_type",e.type),this.libraryTitle(e.library_id),t?n.t("checked_at",{time:n.relative(t.last_seen)}):"",i?Br(n,i):""].filter(Boolean).join(" · ")}renderPosters({type:e},t){let{t:i}=this.localizer,[n,o]=t?.changes.poster??["",""],l=(m,v)=>a`<figure>
<psr-poster .api=${this.context.api} .ratingKey=${m} .type=${e}></psr-poster>
${v?a`<figcaption class="muted">${v}</figcaption>`:c}
</figure>`;return a`<div class="posters">
${n==="none"&&o!=="none"?a`${l("",i("before"))} ${h(z)}
${l(this.route.itemKey,i("after"))}`:l(this.route.itemKey,"")}
</div>`}renderState(e){let{localizer:t}=this,i={healed:"good",ignored:"plain",waiting:"info"}[e.segment];return a`<span class="chips"
><span class="chip tone-${i??"warn"}">${Me(t,e.segment)}</span>
${e.defects.length?F(t,e.defects):c}</span
>
${this.renderActions(e)}`}renderActions(e){let{t}=this.localizer;return a`<div class="actions">
${this.renderRefresh(e)}
<button
class="button soft"
?disabled=${this.busy}
@click=${()=>{this.ignore(e,!e.ignored)}}
>
${h(e.ignored?tt:fe)}${t(e.ignored?"unignore":"ignore")}
</button>
${this.renderLinks(e.rating_key)}
</div>`}renderLinks(e){let{t}=this.localizer,i=je(this.state.server,e);if(!i)return c;let{best:n,local:o,web:l}=i,p=(v,x)=>a`<a class="button soft" href=${v} target="_blank" rel="noreferrer"
>${h(Li)}${x}</a
>`,m=n===o?p(l,t("open_at_plex_tv")):c;return a`${p(n,t("open_in_plex"))}
${o&&n===l?p(o,t("open_locally")):m}`}renderRefresh(e){let{t}=this.localizer,i=e.activity??(this.isAsked?"queued":null);if(i)return a`<span class="activity" role="status">${t(`activity_${i}`)}</span>`;if(e.segment==="needs_you")return c;let n=!e.defects.length;return a`<button
class="button ${n?"soft":"filled"}"
?disabled=${this.busy}
@click=${()=>{this.refresh(e,n)}}
>
${h(ye)}${t(n?"refresh_anyway":"refresh_now")}
</button>`}refresh(e,t){this.isAsked=!0;let i=!!this.state.job;return this.act(()=>kt(this.context,as(e),t,i))}ignore(e,t){let i=n=>{this.act(()=>St(this.context,n,!t))};return this.act(()=>Tt(this.context,as(e),t,i))}async act(e){let{notify:t,localizer:i}=this.context;this.busy=!0;try{await e(),await this.history.again()}catch(n){this.isAsked=!1,t(i.error(w(n)),!0)}finally{this.busy=!1}}static{this.styles=[b,$,_t,os]}};d([u()],Ke.prototype,"busy",2),d([u()],Ke.prototype,"isAsked",2);y("psr-item",Ke);var Lt=50,so=1e3,At=class{constructor(s,e){this.query=e;this.shown=Lt;this.key="";this.loaded=new _(s,()=>this.load(Math.min(Math.max(this.shown,Lt),so)))}get value(){return this.loaded.value}get error(){return this.loaded.error}get isLoading(){return this.loaded.loading}want(s){let e=s!==this.key;return e&&(this.shown=Lt),this.key=s,this.loaded.want(s),e}again(){return this.loaded.again()}async more(){let{key:s}=this,e=this.loaded.value;if(!e?.next||this.isLoading)return;let t=await this.load(Lt,e.next);s!==this.key||this.loaded.value!==e||(this.loaded.value={entries:[...e.entries,...t.entries],next:t.next},this.shown=this.loaded.value.entries.length)}load(s,e){let{api:t,filter:i,order:n}=this.query();return t.itemGroups(i,{group_by:"show",order:n,limit:s,after:e??void 0})}};var pe=class r{constructor(s=new Map){this.marks=s}has({name:s,above:e}){for(let t of[s,...e,"all"]){let i=this.marks.get(t);if(i)return i.isSelected}return!1}isMixed({name:s}){return[...this.marks.values()].some(({above:e})=>e.includes(s))}with(s,e){let t=({above:o})=>o.includes(s.name)||s.name==="all",i=[...this.marks].filter(([o,l])=>o!==s.name&&!t(l)),n=new r(new Map(i));return n.has(s)===e?n:new r(new Map([...i,[s.name,{...s,isSelected:e}]]))}get count(){return[...this.marks.values()].map(e=>(e.isSelected?1:-1)*e.items).reduce((e,t)=>e+t,0)}among(s){let e=i=>[...this.marks.values()].filter(n=>n.isSelected===i).map(no),t=e(!1);return{...s,selected:e(!0),...t.length?{unselected:t}:{}}}},no=({name:r})=>r;var si=(r,s,e)=>a`<label class="pick">
<input
type="checkbox"
aria-label=${r.context.localizer.t("select_item",{title:e})}
.checked=${r.marks.has(s)}
.indeterminate=${r.marks.isMixed(s)}
@change=${t=>r.mark(s,t.target.checked)}
/>
</label>`;function ls(r,s,e=""){let{localizer:t,api:i}=r.context;return a`<li class="row segment-${s.segment}" data-key=${s.rating_key}>
${si(r,Gr(s),s.title)}
<psr-poster .api=${i} .ratingKey=${s.rating_key} .type=${s.type}></psr-poster>
${oo(r,s,e)}
<div class="defects">${F(t,s.defects)}</div>
<div class="actions">
${ao(r,s)??lo(r,s)}
<button
class="icon-button"
aria-haspopup="dialog"
aria-label=${t.t("item_actions",{title:s.title})}
@click=${()=>r.showMenu(s)}
>
${h($i)}
</button>
</div>
</li>`}function oo(r,s,e){let{localizer:t,entryId:i}=r.context,{libraries:n}=r.state,o=n.find(x=>x.library_id===s.library_id)?.title,l=t.t("checked_at",{time:t.relative(s.last_seen)}),p=O({entryId:i,view:"items",itemKey:s.rating_key}),m=`${e} · `,v=s.title.startsWith(m)?s.title.slice(m.length):s.title;return a`<div class="text">
<a class="name" data-row href=${p} @click=${r.follow}><bdi>${v}</bdi></a>
<span class="why">
${s.ignored?h(fe):c}${$t(t,s)}
</span>
<span class="muted facts num" title=${t.dateTime(s.last_seen)}
>${[t.word("media_type",s.type),o,l].filter(Boolean).join(" · ")}</span
>
</div>`}function ao(r,{rating_key:s,activity:e}){let{t}=r.context.localizer,i=e??(r.asked.has(s)?"queued":null);if(i)return a`<span class="activity" role="status"
><span class="spinner ${i}"></span><span>${t(`activity_${i}`)}</span></span
>`}function lo(r,s){let{localizer:e}=r.context,{action:t}=le(e,s);return t?ni(r,s,t,Mr(e,t)):c}function ni(r,s,e,t){let{entryId:i}=r.context,n=`${t}: ${s.title}`;if(e==="raise_deadline")return a`<a
class="button main"
href=${O({entryId:i,view:"options"})}
aria-label=${n}
@click=${r.follow}
>${t}</a
>`;if(e!=="open_in_plex")return a`<button
class="button main"
aria-label=${n}
@click=${()=>r.act(e,s)}
>
${t}
</button>`;let o=je(r.state.server,s.rating_key);return o?oi(o.best,t,n):c}var oi=(r,s,e)=>a`<a class="button main" href=${r} target="_blank" rel="noreferrer" aria-label=${e}
>${s}</a
>`;var zt=f`
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
grid-template-columns: 44px 44px minmax(0, 1.6fr) minmax(0, 1fr) 15em;
grid-template-areas: "pick poster text defects actions";
}
.defects {
display: block;
}
}
`;var ps=50,ce=class extends A{constructor(){super(...arguments);this.isOpen=!1;this.limit=ps;this.content=new _(this,()=>this.load())}willUpdate(e){this.isOpen&&this.content.want(JSON.stringify([this.filter,this.list.version,this.limit]))}get filter(){let{key:e,level:t}=this.group;return t==="season"?{...this.list.filter,show:this.show?.key,season:e}:{...this.list.filter,show:e}}async load(){let{api:e}=this.list.context;if(this.group.level==="season"){let{items:o,total:l}=await e.items(this.filter,this.limit);return{entries:o.map(p=>({item:p})),hasMore:l>o.length}}let t={group_by:"season",order:"position",limit:this.limit},{entries:i,next:n}=await e.itemGroups(this.filter,t);return{entries:i,hasMore:n!==null}}render(){let{group:e,list:t}=this,{localizer:i,api:n}=t.context;return a`<div class="row group ${e.level}">
${si(t,Qr(e,this.show?.key),e.title)}
<psr-poster .api=${n} .ratingKey=${e.key} .type=${e.level}></psr-poster>
<button
class="text open"
data-row
aria-expanded=${this.isOpen}
@click=${()=>this.isOpen=!this.isOpen}
>
<span class="name"><bdi>${e.title}</bdi></span>
<span class="why num">${this.summary()}</span>
</button>
<span class="count num">${i.number(e.items)}</span>
${h(this.isOpen?gi:Xe)}
</div>
${this.isOpen?this.renderContent():c}`}summary(){let{localizer:e}=this.list.context,{items:t,segments:i,next_attempt:n}=this.group,o=Object.entries(i).filter(([,p])=>p),l=[e.plural("items_count",t)];if(o.length>1)for(let[p,m]of o)l.push(`${e.number(m)} ${Me(e,p)}`);return n&&n*1e3>Date.now()&&l.push(e.t("group_next",{time:e.relative(n)})),l.join(" · ")}renderContent(){let{localizer:e}=this.list.context,{value:t,error:i}=this.content,n=t?.entries??[];return i?E(e,e.error(i),()=>{this.content.again()}):a`<ul class="below" aria-busy=${this.content.loading}>
${ae(n,Et,o=>ai(this.list,o,this.show??this.group,n.length===1))}
${t?.hasMore?a`<li class="more">
<button class="button" @click=${()=>this.limit+=ps*4}>
${e.t("show_more")}
</button>
</li>`:c}
</ul>`}static{this.styles=[b,zt]}};d([g({attribute:!1})],ce.prototype,"list",2),d([g({attribute:!1})],ce.prototype,"group",2),d([g({attribute:!1})],ce.prototype,"show",2),d([g({type:Boolean})],ce.prototype,"isOpen",2),d([u()],ce.prototype,"limit",2);var ai=(r,s,e,t=!1)=>s.item?ls(r,s.item,e?.title):a`<li>
<psr-item-group
.list=${r}
.group=${s.group}
.show=${e}
?isOpen=${t}
></psr-item-group>
</li>`;y("psr-item-group",ce);function cs(r,s){return a`<psr-dialog id="menu" .heading=${s?.title??""}>
${s?po(r,s):c}
</psr-dialog>`}function po(r,s){let{localizer:e}=r.context,{t}=e,i=t(s.defects.length?"refresh_now":"refresh_anyway"),n=(o,l)=>ni(r,s,o,l);return a`<p>${$t(e,s)}</p>
${F(e,s.defects)}
<div class="menu">
${s.segment==="needs_you"?c:n("refresh",i)}
${s.ignored?n("unignore",t("unignore")):n("ignore",t("ignore"))}
${n("open_in_plex",t("open_in_plex"))} ${co(r,s)}
</div>`}function co({context:r,state:s},{rating_key:e,title:t}){let i=je(s.server,e);if(!i?.local)return c;let[n,o]=i.best===i.local?[i.web,"open_at_plex_tv"]:[i.local,"open_locally"],l=r.localizer.t(o);return oi(n,l,`${l}: ${t}`)}function ds(r){let{localizer:s,count:e,segment:t}=r;if(!e)return c;let{t:i}=s,n=s.plural("selected",e),o=(m,v,x)=>a`<button class="button" ?disabled=${r.isBusy} @click=${x}>
${h(m)}${v}
</button>`,l=t==="healed",p=t==="ignored";return a`<div class="selection" role="region" aria-label=${n}>
<button class="icon-button" aria-label=${i("clear_selection")} @click=${r.clear}>
${h(Ze)}
</button>
<span class="num" role="status">${n}</span>
<span class="buttons">
${t==="needs_you"?c:o(ye,i(l?"refresh_anyway":"refresh_now"),()=>r.refresh(l))}
${p?o(tt,i("unignore"),()=>r.ignore(!1)):o(fe,i("ignore"),()=>r.ignore(!0))}
</span>
</div>`}var mo=["to_heal","left_alone"],ms=({localizer:r,route:s,counts:e,change:t})=>a`<div class="segments" role="group" aria-label=${r.t("segments")}>
${ii.map(i=>{let n=X(s)===i;return mo.includes(i)&&!n&&!(e&&Be(e,i))?c:a`<button
class="button ${n?"soft":""}"
aria-pressed=${n}
title=${r.t(`segment_hint_${i}`)}
@click=${()=>t({segment:i==="attention"?"":i})}
>
${Me(r,i)}
<span class="num">${e?r.number(Be(e,i)):"–"}</span>
</button>`})}
</div>`;function hs({localizer:r,state:s},e){switch(e){case"library":return s.libraries.map(({library_id:t,title:i})=>({value:t,label:i}));case"defect":return J(r,"defect");case"type":return J(r,"media_type");case"show":return[]}}var ho=({t:r},s)=>r(s==="library"?"library":`filter_${s}`),us=r=>a`${Fe.filter(s=>s!=="q"&&s!=="show").map(s=>uo(r,s))}`;function uo(r,s){let{localizer:e,route:t,change:i}=r,n=t.query[s]??"";return a`<label class="filter-field">
<span>${ho(e,s)}</span>
<select
class="field"
@change=${o=>i({[s]:o.target.value})}
>
<option value="" ?selected=${!n}>${e.t("all")}</option>
${hs(r,s).map(o=>a`<option value=${o.value} ?selected=${o.value===n}>
${o.label}
</option>`)}
</select>
</label>`}function fs(r){let{localizer:s,route:e,search:t,change:i,openSheet:n}=r,{t:o}=s,l=Ve(e.query);return a`<div class="tools" role="search">
${at(s,o("items_search"),t.text,t.change)}
<button class="button" aria-haspopup="dialog" @click=${n}>
${h(ji)}${o("filter")}
</button>
<select
class="field"
aria-label=${o("sort_by")}
@change=${p=>i({sort:p.target.value})}
>
${ri.map(p=>a`<option value=${p} ?selected=${p===l}>${o(`sort_${p}`)}</option>`)}
</select>
</div>`}function gs(r){let{localizer:s,route:e,change:t}=r,{t:i}=s,n=Fe.filter(l=>e.query[l]);if(!n.length)return c;let o=l=>{let p=fo(r,l);return a`<button
class="set-filter"
aria-label=${i("filter_remove",{name:p})}
@click=${()=>l==="q"?r.search.change(""):t({[l]:""})}
>
<bdi>${p}</bdi>${h(Ze)}
</button>`};return a`<div class="set-filters">
${n.map(o)}
<button class="button" @click=${()=>t(li())}>
${h(ge)}${i("clear_filters")}
</button>
</div>`}var li=()=>Object.fromEntries(Fe.map(r=>[r,""]));function fo(r,s){let e=r.route.query[s]??"";return s==="q"?`“${e}”`:s==="show"?r.localizer.t("filter_one_show"):hs(r,s).find(t=>t.value===e)?.label??e}function xs({tools:r,clear:s,check:e}){let{localizer:t,state:i,route:n}=r,{t:o}=t,l=Fe.some(m=>n.query[m]);if(!l&&i.libraries.every(({open:m})=>m===null))return C({path:G,title:o("not_looked_title"),text:o("not_looked_text"),actions:ie(i.job)?a`<button class="button filled" @click=${e}>${o("check_library")}</button>`:c});let p=X(n);return l?C({path:G,title:o("items_no_match_title"),text:o("items_no_match_text"),actions:a`<button class="button soft" @click=${s}>
${h(ge)}${o("clear_filters")}
</button>`}):C({path:K,title:o(`none_${p}`),text:o(`segment_hint_${p}`)})}var ys=f`
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
`;var xo=200,yo=3e3,vo=["attention","to_heal","waiting","given_up"],B=class extends T{constructor(){super(...arguments);this.marks=new pe;this.asked=new Set;this.searchText="";this.busy=!1;this.version=0;this.page=new At(this,()=>({api:this.context.api,filter:this.filter,order:Ve(this.route.query)}));this.counts=new _(this,()=>this.context.api.itemCounts(this.filter));this.reload=Re(()=>this.refreshList(),yo)}get filter(){return Wr(this.route)}disconnectedCallback(){super.disconnectedCallback(),this.reload.stop(),clearTimeout(this.searchTimer)}willUpdate(e){this.searchTimer||(this.searchText=this.route.query.q??"");let t=JSON.stringify([this.context.epoch,this.context.entryId,this.filter,Ve(this.route.query)]);this.page.want(t)&&(this.marks=new pe),this.counts.want(t);let i=e.get("state");i&&vs(i)!==vs(this.state)&&this.reload()}refreshList(){this.version+=1,this.page.again().then(()=>this.asked=new Set),this.counts.again()}render(){let e=this.tools;return a`${ms(e)} ${fs(e)} ${gs(e)}
<section
class="card ${this.page.isLoading?"loading":""}"
aria-busy=${this.page.isLoading}
aria-label=${this.localizer.t("items_region")}
>
${this.renderPage()}
</section>
${ds(this.selection)} ${cs(this.list,this.chosen)}
<psr-dialog id="sheet" .heading=${this.localizer.t("filter")}>
<div class="filter-fields">${us(e)}</div>
<button slot="actions" class="button filled" @click=${()=>this.sheet.close()}>
${this.localizer.t("filter_done",{count:this.totalText})}
</button>
</psr-dialog>`}get tools(){return{localizer:this.localizer,state:this.state,route:this.route,counts:this.counts.value,search:{text:this.searchText,change:e=>this.onSearch(e)},change:e=>this.setQuery(e),openSheet:()=>this.sheet.show()}}onSearch(e){this.searchText=e,clearTimeout(this.searchTimer);let t=()=>{this.searchTimer=void 0,this.setQuery({q:e.trim()})};this.searchTimer=setTimeout(t,e?xo:0)}get total(){let{value:e}=this.counts;return e?Be(e,X(this.route)):0}get totalText(){return this.localizer.plural("items_count",this.total)}renderPage(){let{localizer:e}=this,{value:t,error:i}=this.page;if(i)return E(e,e.error(i),()=>this.refreshList());if(!t)return L(8,80);if(!t.entries.length)return xs({tools:this.tools,clear:()=>this.setQuery(li()),check:()=>{this.act(()=>this.context.api.start({dry_run:!0,days:0}))}});let n=this.list;return a`${this.renderHead()}
<ul class="items">
${ae(t.entries,Et,o=>ai(n,o))}
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
${vo.includes(X(this.route))?a`<button
class="button soft"
?disabled=${this.busy}
@click=${()=>{this.refresh(new pe().with(e,!0).among(this.filter),!1)}}
>
${this.localizer.t("heal_all",{count:this.localizer.number(this.total)})}
</button>`:c}
</div>`}get list(){return{context:this.context,state:this.state,filter:this.filter,marks:this.marks,asked:this.asked,version:this.version,mark:(e,t)=>this.marks=this.marks.with(e,t),act:(e,t)=>this.onAction(e,t),showMenu:e=>{this.chosen=e,this.menu.show()},follow:this.follow}}get selection(){let e=this.marks.among(this.filter);return{localizer:this.localizer,count:this.marks.count,segment:X(this.route),isBusy:this.busy,clear:()=>this.marks=new pe,refresh:t=>{this.refresh(e,t)},ignore:t=>{this.ignore(e,t)}}}onAction(e,t){this.menu.close();let i={selected:[`item:${t.rating_key}`]};e==="refresh"?(this.asked=new Set([...this.asked,t.rating_key]),this.refresh(i,!t.defects.length)):e!=="open_in_plex"&&this.ignore(i,e==="ignore")}refresh(e,t){let i=!!this.state.job;return this.changeItems(n=>kt(n,e,t,i))}ignore(e,t){let i=n=>{this.changeItems(o=>St(o,n,!t))};return this.changeItems(n=>Tt(n,e,t,i))}changeItems(e){return this.act(async()=>{await e(this.context),this.marks=new pe,this.refreshList()})}async act(e){let{notify:t,localizer:i}=this.context;this.busy=!0;try{await e()}catch(n){this.asked=new Set,t(i.error(w(n)),!0)}finally{this.busy=!1}}static{this.styles=[b,$,zt,ys]}};d([u()],B.prototype,"marks",2),d([u()],B.prototype,"asked",2),d([u()],B.prototype,"searchText",2),d([u()],B.prototype,"busy",2),d([u()],B.prototype,"chosen",2),d([u()],B.prototype,"version",2),d([R("#menu")],B.prototype,"menu",2),d([R("#sheet")],B.prototype,"sheet",2);var vs=({job:r,ended_job:s})=>{let e=r?.tally,t=e?e.defective+e.fixed+e.skipped+e.unresolved:0;return`${r?.job_id} ${s?.job_id} ${t} ${r?.done}`};y("psr-items",B);var Ot=200,Ct=2e3,bo=600,$o=40,wo=250,M=class extends A{constructor(){super(...arguments);this.jobId="";this.live=!1;this.filters={};this.total=0;this.isTotalExact=!0;this.isFollowing=!0;this.isComplete=!1;this.searchText="";this.isDetached=!1;this.isFetching=!1;this.subscribed=""}disconnectedCallback(){super.disconnectedCallback(),this.stop(),clearTimeout(this.searchTimer)}connectedCallback(){super.connectedCallback(),this.searchText=this.filters.search??"",this.requestUpdate()}willUpdate(e){e.has("filters")&&(this.searchText=this.filters.search??"");let t=JSON.stringify([this.jobId,this.filters]);t!==this.subscribed&&this.start(t)}start(e){this.stop(),this.subscribed=e,this.isFollowing=!0,this.isDetached=!1,this.isFetching=!1,this.unsubscribe=this.context.api.subscribeLog(this.jobId,this.filters,Ot,(t,i)=>this.take(t,i),t=>this.error=t)}stop(){this.unsubscribe?.(),this.unsubscribe=void 0,this.subscribed=""}take(e,t){if(this.error=void 0,this.total=e.total,this.isTotalExact=e.is_total_exact,t){this.lines=e.lines,this.isComplete=e.lines.length<Ot,this.isDetached=!1;return}if(this.isDetached)return;let i=this.lines?.at(-1)?.id??0;this.lines=[...this.lines??[],...e.lines.filter(({id:n})=>n>i)],this.isFollowing&&this.lines.length>Ct&&(this.lines=this.lines.slice(-Ct),this.isComplete=!1)}async fetchOlder(){let e=this.lines?.[0];if(!e||this.isFetching||this.isComplete)return;this.isFetching=!0;let t=this.subscribed;try{let i=await this.context.api.log(this.jobId,this.filters,Ot,e.id);if(t!==this.subscribed||this.lines?.[0]!==e)return;this.isComplete=i.lines.length<Ot,this.anchor=this.findAnchor();let n=[...i.lines,...this.lines];n.length>Ct&&(this.isDetached=!0),this.lines=n.slice(0,Ct)}catch(i){this.context.notify(this.context.localizer.error(w(i)),!0)}finally{t===this.subscribed&&(this.isFetching=!1)}}findAnchor(){let{scroller:e}=this,t=e?.getBoundingClientRect().top??0,n=[...e?.querySelectorAll("[data-line]")??[]].find(o=>o.getBoundingClientRect().bottom>t);return n&&{line:n.dataset.line,top:n.getBoundingClientRect().top}}updated(){let{scroller:e}=this;if(!e)return;let{anchor:t}=this;if(t){let i=e.querySelector(`[data-line="${t.line}"]`);i&&(e.scrollTop+=i.getBoundingClientRect().top-t.top),this.anchor=void 0}else this.isFollowing&&(e.scrollTop=e.scrollHeight)}onScroll(){let e=this.scroller,t=e.scrollHeight-e.scrollTop-e.clientHeight;this.isFollowing=t<$o&&!this.isDetached,e.scrollTop<bo&&this.fetchOlder()}toNewest(){this.isFollowing=!0,this.isDetached?this.start(this.subscribed):this.requestUpdate()}change(e){this.dispatchEvent(new CustomEvent("filters-changed",{detail:e}))}onSearch(e){this.searchText=e,clearTimeout(this.searchTimer),this.searchTimer=setTimeout(()=>this.change({search:e}),e?wo:0)}async download(){let{api:e,notify:t,localizer:i}=this.context;try{let n=document.createElement("a");n.href=await e.logAddress(this.jobId),n.download="",n.click()}catch(n){t(i.error(w(n)),!0)}}render(){let{localizer:e}=this.context;return a`<div class="tools">
${at(e,e.t("log_search"),this.searchText,t=>this.onSearch(t))}
<select
class="field"
aria-label=${e.t("log_level")}
@change=${t=>this.change({level:t.target.value})}
>
${J(e,"minimum_level").map(({value:t,label:i})=>a`<option value=${t} ?selected=${t===this.filters.level}>
${i}
</option>`)}
</select>
${this.filters.rating_key?a`<button class="button soft" @click=${()=>this.change({rating_key:""})}>
${e.t("one_item")} ×
</button>`:c}
<span class="count muted num" role="status">${this.renderCount()}</span>
${this.live?a`<span class="live">${j(e.t("log_live"),"good")}</span>`:c}
<button class="button" @click=${this.download}>
${h(et)}${e.t("log_download")}
</button>
</div>
${this.renderLines()}`}renderCount(){if(!this.lines)return"";let e=this.context.localizer.plural("log_lines",this.total);return this.isTotalExact?e:`≥ ${e}`}renderLines(){let{localizer:e}=this.context;if(this.error){let l=()=>this.start(this.subscribed||JSON.stringify([this.jobId,this.filters]));return E(e,e.error(this.error),l)}if(!this.lines)return a`<div class="lines">${L(10,32)}</div>`;let{search:t,level:i,rating_key:n}=this.filters,o=!!(t||n||i==="warning"||i==="error");return a`<div class="frame">
<div
class="lines"
tabindex="0"
role="region"
aria-label=${e.t("log_region")}
@scroll=${this.onScroll}
>
${this.lines.length?a`<p class="edge muted">
${e.t(this.isComplete?o?"log_older":"log_beginning":"loading")}
</p>
<ol>
${ae(Kr(this.lines),l=>l.key,l=>this.renderGroup(l))}
</ol>`:a`<p class="edge muted">
${e.t(o?"log_no_match":"log_empty")}
</p>`}
</div>
<button class="button filled newest" ?hidden=${this.isFollowing} @click=${this.toNewest}>
${e.t("log_follow")}
</button>
</div>`}renderGroup({item:e,title:t,lines:i}){let{localizer:n,entryId:o}=this.context,l=this.filters.search??"",p=O({entryId:o,view:"items",itemKey:e});return a`<li class=${e?"about-item":""}>
${e?a`<a class="item" href=${p}><bdi>${ti(t,l)}</bdi></a>`:c}
${i.map(m=>Rt(n,m,{search:l}))}
</li>`}static{this.styles=[b,$,Ur,_t]}};d([g({attribute:!1})],M.prototype,"context",2),d([g()],M.prototype,"jobId",2),d([g({type:Boolean})],M.prototype,"live",2),d([g({attribute:!1})],M.prototype,"filters",2),d([u()],M.prototype,"lines",2),d([u()],M.prototype,"total",2),d([u()],M.prototype,"isTotalExact",2),d([u()],M.prototype,"isFollowing",2),d([u()],M.prototype,"isComplete",2),d([u()],M.prototype,"error",2),d([u()],M.prototype,"searchText",2),d([R(".lines")],M.prototype,"scroller",2);y("psr-log",M);var It=f`
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
.pause-note {
flex-wrap: wrap;
}
.pause-note .cause {
flex: 1 1 180px;
min-width: 0;
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
`;function bs(r,s){let{tally:e,dry_run:t,health:i}=s,{t:n,plural:o,number:l,percent:p}=r,m=e.defective?t?o("job_would",e.would_refresh):o("job_healed",e.defective,{fixed:l(e.fixed)}):n("job_all_well"),{before:v,after:x}=i,S=v!==null&&x!==null&&v!==x?n("job_health",{before:p(v),after:p(x)}):"";return[o("job_checked",e.checked),m,S].filter(Boolean).join(" ")}function $s(r,s,e){let t=$e(r,s),i=[[r.t("job_trigger"),r.word("trigger",s.trigger)],..._o(r,s,e),[r.t("job_max_refreshes"),ws(r,s.options.max_refreshes)],[r.name("switch.dry_run"),r.t(s.dry_run?"yes":"no")],...t?[[r.t("job_pause"),t]]:[]];return a`<dl class="options num">
${i.map(([n,o])=>a`<div>
<dt class="muted">${n}</dt>
<dd>${o}</dd>
</div>`)}
</dl>`}var ws=(r,s)=>s?r.number(s):r.t("no_limit");function _o(r,s,e){let{options:t}=s;if(t.item_count)return[[r.t("view_items"),Vi(r,s)]];let i=r.t("libraries"),n=l=>e.find(p=>p.library_id===l)?.title??l,o=t.library_ids.map(n).join(", ");return[[i,o||r.t("all")],[r.name("number.window_days"),r.window(t.window_days)],[r.name("number.max_items"),ws(r,t.max_items)]]}function _s(r,s){let e=Hi(s,Date.now()/1e3),t=Math.max(1,...Object.values(e)),i=s.finished_at?a`${r.t("job_finished")} ${r.dateTime(s.finished_at)} ·
${r.duration(s.finished_at-s.started_at)}`:Qi(r,s);return a`<ul class="durations num">
${Ni.map(n=>ko(r,s,n,e[n],t))}
</ul>
<p class="muted num finished">${i}</p>`}function ko(r,s,e,t,i){let n=s.phase_times[e];return a`<li class=${t===void 0?"muted":""}>
<span title=${r.t(`phase_${e}_hint`)}>${r.word("phase",e)}</span>
<span class="muted">${n===void 0?"":r.time(n,!0)}</span>
<span class="length">${t===void 0?"–":r.duration(t)}</span>
<span class="phase-bar" aria-hidden="true"
><span style="width:${100*(t??0)/i}%"></span
></span>
</li>`}var ks=f`
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
grid-template-columns: 44px minmax(11em, 1.3fr) minmax(0, 1.7fr) minmax(max-content, 7em);
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
.result {
text-align: end;
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
text-align: start;
}
.title a {
display: inline-block;
padding: 4px 0;
}
}
`;var Ts=25,To=2e3,So=["skipped","would_refresh"],Ro=["gone","errored"],jt=class extends T{constructor(){super(...arguments);this.items=new _(this,()=>this.context.api.jobItems(this.job.job_id,this.result,Ts,this.offset));this.reload=Re(()=>{this.items.again()},To)}get offset(){return Math.max(0,Number(this.route.query.from)||0)}get result(){return this.route.query.result??""}disconnectedCallback(){super.disconnectedCallback(),this.reload.stop()}willUpdate(e){let{epoch:t,entryId:i}=this.context;this.items.want(JSON.stringify([t,i,this.job.job_id,this.result,this.route.query.from]));let n=e.get("job");n&&Ss(n)!==Ss(this.job)&&this.reload()}render(){return a`${this.renderNumbers()} ${this.renderPage()}`}renderNumbers(){let{localizer:e,job:t}=this,i=t.tally,n=J(e,"result").filter(({value:l})=>l!=="healthy"&&(i[l]||l===this.result));if(!n.length)return c;let o=(l,p,m)=>a`<button
class="number tone-${Mi[l]??"plain"}"
aria-pressed=${l===this.result}
@click=${()=>this.setQuery({result:l,from:""})}
>
<span class="num">${e.number(m)}</span> ${p}
</button>`;return a`<div class="numbers" role="group" aria-label=${e.t("filter_result")}>
${o("",e.t("all"),t.tally.defective)}
${n.map(({value:l,label:p})=>o(l,p,i[l]??0))}
</div>`}renderPage(){let{localizer:e}=this,{value:t,error:i}=this.items;if(i)return E(e,e.error(i),()=>{this.items.again()});if(!t)return L(5,76);if(!t.total){let n=ve(this.job)?"job_items_empty_running":"job_items_empty",o=e.t(this.result?"job_items_no_match":n);return C({path:K,title:o})}return a`<ul class="items">
${t.items.map(n=>this.renderItem(n))}
</ul>
${Te(e,this.offset,Ts,t.total,n=>this.setQuery({from:n?String(n):""}))}`}renderItem(e){let{localizer:t}=this;return a`<li>
<psr-poster
.api=${this.context.api}
.ratingKey=${e.rating_key}
.type=${e.type}
></psr-poster>
${this.renderTitle(e)} ${this.renderChange(e)}
<div class="result">${be(t,e.result,e.skip_reason)}</div>
</li>`}renderTitle(e){let{localizer:t}=this,i=this.address({view:"items",itemKey:e.rating_key}),n=[this.libraryTitle(e.library_id),t.time(e.time,!0)],o=(l,p="")=>l?a`<span class="small-text ${p}">${l}</span>`:c;return a`<div class="title">
<a data-row href=${i} @click=${this.follow}><bdi>${e.title}</bdi></a>
${o(n.filter(Boolean).join(" · "),"muted num")} ${o(e.error)}
${o(e.skip_reason&&t.word("skip_reason",e.skip_reason),"muted")}
${o(bt(t,e),"muted")}
${Ce(t,e).map(l=>o(l))}
</div>`}renderChange({before:e,after:t,result:i}){let{localizer:n}=this,{t:o}=n,l=t.length?F(n,t):Ro.includes(i)?a`<span class="muted">–</span>`:j(o("no_defects"),"good");return a`<div class="change">
<span class="visually-hidden">${o("before")}</span>
${F(n,e)}
${So.includes(i)?c:a`${h(z)}<span class="visually-hidden">${o("after")}</span>${l}`}
</div>`}static{this.styles=[b,$,ks]}};d([g({attribute:!1})],jt.prototype,"job",2);var Ss=({job_id:r,tally:s})=>`${r} ${Object.values(s).join()}`;y("psr-job-items",jt);var Rs=f`
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
`;var Eo="info",Lo=["items","log"],Je=class extends T{constructor(){super(...arguments);this.tick=0;this.stored=new _(this,()=>this.context.api.job(this.route.jobId));this.logFilters={}}connectedCallback(){super.connectedCallback(),this.timer=setInterval(()=>this.job&&ve(this.job)&&(this.tick+=1),1e3)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer)}get tab(){return this.route.query.tab==="log"?"log":"items"}get job(){return[this.state.job,this.state.ended_job,this.state.last_job].find(t=>t?.job_id===this.route.jobId)??(this.stored.value?.job_id===this.route.jobId?this.stored.value:void 0)}willUpdate(){let{epoch:e,entryId:t}=this.context;this.job||this.stored.want(JSON.stringify([e,t,this.route.jobId]))}render(){let{localizer:e,job:t}=this;return a`<a class="button back" href=${this.address({view:"jobs"})} @click=${this.follow}
>${h(Ye)}${e.t("job_all")}</a
>
${t?this.renderJob(t):this.renderMissing()}`}renderMissing(){let{localizer:e}=this,{error:t}=this.stored;return t?a`<div class="card">
${t.code==="unknown_job"?C({path:me,title:e.t("job_missing_title"),text:e.t("job_missing_text")}):E(e,e.error(t),()=>{this.stored.again()})}
</div>`:a`<div class="card">${L(6,60)}</div>`}renderJob(e){let{localizer:t}=this;return a`<header>
<div>
<h2>${t.t("job_of",{time:t.dateTime(e.started_at)})}</h2>
<p class="muted num">${nt(t,e)}</p>
</div>
<span class="chips"
>${re(t,e.status)}
${e.dry_run?se(t):c}</span
>
</header>
${e.error?a`<p class="banner tone-bad">
${h(q)}
<span class="cause">${t.failure(e.error)}</span>
${this.renderCure(e)}
</p>`:c}
<section class="card pad">
${ve(e)?lt(this.context,e,this.throughput,this.renderControls()):a`<p class="sentence">${bs(t,e)}</p>
${this.context.isAdmin?c:Wi(t,e.tally,e.dry_run)}
${this.isResumable(e)?this.renderControls():c}`}
</section>
${this.renderDetails(e)} ${this.renderMore(e)}`}renderCure(e){let{context:t}=this,{job:i,ended_job:n}=this.state;if(!t.isAdmin||!ie(i)||n?.job_id!==e.job_id)return c;let o=Ui(e.error);return o?Se(t,o):e.options.item_count?c:qi(t,e)}renderMore(e){let{localizer:t}=this;return a`<details class="card pad" ?open=${!!e.pause_reason}>
<summary>${t.t("job_more")}</summary>
<div class="facts">
<section>
<h3>${t.t("view_options")}</h3>
${$s(t,e,this.state.libraries)}
</section>
<section>
<h3>${t.t("job_phases")}</h3>
${_s(t,e)}
</section>
</div>
</details>`}isResumable(e){return this.state.resumable&&this.state.last_job?.job_id===e.job_id}renderControls(){return a`<psr-scan-controls
.context=${this.context}
.state=${this.state}
></psr-scan-controls>`}renderDetails(e){let{localizer:t}=this;return this.context.isAdmin?a`<section class="card details">
<div class="tabs" role="tablist" @keydown=${this.switchTab}>
${Lo.map(i=>{let n=i===this.tab;return a`<button
role="tab"
id="tab-${i}"
aria-selected=${n}
aria-controls="tab-panel"
tabindex=${n?0:-1}
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
${C({path:it,title:t.t("admin_only_title"),text:t.t("admin_only_text")})}
</section>`}switchTab(e){if(e.key!=="ArrowLeft"&&e.key!=="ArrowRight")return;let t=this.tab==="items"?"log":"items";this.setQuery({tab:t,from:""}),this.updateComplete.then(()=>this.renderRoot.querySelector(`#tab-${t}`)?.focus())}renderLog(e){let{q:t="",level:i="",item:n=""}=this.route.query,o={search:t,level:i||Eo,rating_key:n};return JSON.stringify(o)!==JSON.stringify(this.logFilters)&&(this.logFilters=o),a`<psr-log
.context=${this.context}
.jobId=${e.job_id}
.live=${ve(e)}
.filters=${this.logFilters}
@click=${this.follow}
@filters-changed=${({detail:l})=>this.setQuery({...l.search===void 0?{}:{q:l.search},...l.level===void 0?{}:{level:l.level},...l.rating_key===void 0?{}:{item:l.rating_key}})}
></psr-log>`}static{this.styles=[b,$,Ee,It,Rs]}};d([g({attribute:!1})],Je.prototype,"throughput",2),d([u()],Je.prototype,"tick",2);y("psr-job",Je);var Es=f`
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
grid-template-columns:
minmax(132px, max-content) minmax(0, 1.2fr) minmax(0, 1.6fr) minmax(max-content, 6em)
24px;
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
`;var Ls=20,pi=class extends T{constructor(){super(...arguments);this.page=new _(this,()=>{let{status:e="",trigger:t=""}=this.route.query;return this.context.api.jobs({status:e,trigger:t},Ls,this.offset)});this.check=async()=>{let{api:e,notify:t,localizer:i}=this.context;try{t(we(i,await e.start({dry_run:!0,days:0}),!0))}catch(n){t(i.error(w(n)),!0)}}}get offset(){return Math.max(0,Number(this.route.query.from)||0)}willUpdate(){let{status:e,trigger:t,from:i}=this.route.query,n=[this.state.job?.job_id,this.state.ended_job?.job_id];this.page.want(JSON.stringify([this.context.epoch,this.context.entryId,e,t,i,n]))}render(){let{localizer:e}=this,{status:t="",trigger:i=""}=this.route.query;return a`
<div class="filters" role="group" aria-label=${e.t("view_jobs")}>
${Pt(e.name("sensor.status"),t,J(e,"status"),n=>this.setQuery({status:n,from:""}),`${e.name("sensor.status")}: ${e.t("all")}`)}
${Pt(e.t("job_trigger"),i,J(e,"trigger"),n=>this.setQuery({trigger:n,from:""}),`${e.t("job_trigger")}: ${e.t("all")}`)}
${t||i?this.renderClear():c}
</div>
<section class="card">${this.renderPage(!!(t||i))}</section>
`}renderCheck(){return a`<button class="button filled" @click=${this.check}>
${this.localizer.t("check_library")}
</button>`}renderClear(){return a`<button
class="button"
@click=${()=>this.setQuery({status:"",trigger:"",from:""})}
>
${h(ge)}${this.localizer.t("clear_filters")}
</button>`}renderPage(e){let{localizer:t}=this,{value:i,error:n}=this.page;return n?E(t,t.error(n),()=>{this.page.again()}):i?i.total?a`<ul class="rows">
${i.jobs.map(o=>this.renderJob(this.newest(o)))}
</ul>
${Te(t,this.offset,Ls,i.total,o=>this.setQuery({from:o?String(o):""}))}`:e?C({path:me,title:t.t("jobs_no_match_title"),actions:this.renderClear()}):C({path:me,title:t.t("jobs_empty_title"),text:t.t("jobs_empty_text"),actions:this.context.isAdmin?this.renderCheck():c}):L(6,76)}newest(e){return[this.state.job,this.state.ended_job,this.state.last_job].find(i=>i?.job_id===e.job_id)??e}renderJob(e){let{localizer:t}=this,i=(e.finished_at??Date.now()/1e3)-e.started_at;return a`<li>
<a data-row href=${this.address({view:"jobs",jobId:e.job_id})} @click=${this.follow}>
<span class="status">${re(t,e.status)}</span>
<span class="when">
<span class="main num">${t.dateTime(e.started_at)}</span>
<span class="muted small-text">${nt(t,e)}</span>
</span>
<span class="outcome">
<span class="main num">${_e(t,e)}</span>
${e.status==="running"?Ji(t,e):a`<span class="muted small-text"
>${e.error?t.failure(e.error):$e(t,e)}</span
>`}
</span>
<span class="side">
${e.dry_run?se(t):c}
<span class="muted num">${t.duration(i)}</span>
</span>
${h(Xe)}
</a>
</li>`}static{this.styles=[b,$,Ee,Es]}};y("psr-jobs",pi);var As=(r,s)=>JSON.stringify(r??null)===JSON.stringify(s??null),Z=(r,s)=>r.key in s?s[r.key]:r.value,Ft=(r,s)=>r.filter(e=>!As(Z(e,s),e.value)),zs=(r,s)=>As(Z(r,s),r.default);function Os(r,s,e){let t=Object.fromEntries(s.map(n=>[n.key,Z(n,e)]));return Object.entries(r).find(([,n])=>Object.entries(n).every(([o,l])=>t[o]===l))?.[0]??"custom"}function Cs(r,s){let e=Ft(r,s),t=o=>(Z(o,s)??"")==="",i=e.filter(t).map(({key:o})=>o),n=e.filter(o=>!t(o)).map(o=>[o.key,Z(o,s)]);return{...Object.fromEntries(n),...i.length?{reset:i}:{}}}var Is=(r,s)=>Ft(r,s).find(e=>e.selector.number&&!Number.isInteger(Z(e,s)));function js(r,s,e){let{number:t,boolean:i}=s.selector;if(i)return r.t(e?"yes":"no");if(t)return[r.number(Number(e)),t.unit_of_measurement].filter(Boolean).join(" ");let n=We(r,s);return(Array.isArray(e)?e:e?[String(e)]:[]).map(p=>n.find(m=>m.value===p)?.label??p).join(", ")||r.t("none")}function We(r,s){let{options:e=[],translation_key:t}=s.selector.select??{};return e.map(i=>{let{value:n,label:o}=typeof i=="string"?{value:i,label:i}:i;return{value:n,label:t&&r.choice(t,n)||o}})}function Fs(r){let{localizer:s,row:e}=r,t=s.option(e.section,e.key),i=s.optionHint(e.section,e.key);return r.hasSelectors?zo(r,t,i):Oo(r,t,i)}function zo({localizer:r,hass:s,row:e,value:t,change:i},n,o){let{select:l}=e.selector,p=l?{select:{...l,options:We(r,e),translation_key:void 0}}:e.selector;return a`<ha-selector
.hass=${s}
.selector=${p}
.value=${t??void 0}
.label=${n}
.helper=${o}
.required=${e.default!==null&&!Array.isArray(e.default)}
@value-changed=${m=>{m.stopPropagation(),i(m.detail.value??null)}}
></ha-selector>`}function Oo(r,s,e){let{row:t,value:i,change:n}=r,{boolean:o,select:l}=t.selector;if(l?.multiple)return Fo(r,s,e);let p=a`<span class="label">${s}</span
><span class="muted hint">${e}</span>`;return o?a`<label class="plain row">
<span>${p}</span>
<span class="switch"
><input
type="checkbox"
role="switch"
.checked=${!!i}
@change=${m=>n(m.target.checked)}
/></span>
</label>`:a`<label class="plain"
>${p} ${l?Co(r):Io(r)}</label
>`}var Co=({localizer:r,row:s,value:e,change:t})=>a`<select
class="field"
@change=${i=>t(i.target.value)}
>
${We(r,s).map(i=>a`<option value=${i.value} ?selected=${i.value===e}>${i.label}</option>`)}
</select>`;function Io({row:r,value:s,change:e}){let{number:t}=r.selector;return a`<span class="field"
><input
type=${t?"number":"text"}
name=${r.key}
min=${t?.min??c}
max=${t?.max??c}
.value=${Array.isArray(s)?s.join(", "):String(s??"")}
@change=${i=>e(jo(r,i.target))}
/>${t?.unit_of_measurement??""}</span
>`}function jo(r,{value:s,valueAsNumber:e}){return r.selector.number?Number.isNaN(e)?null:e:Array.isArray(r.default)?s.split(",").map(t=>t.trim()).filter(Boolean):s.trim()||null}function Fo({localizer:r,row:s,value:e,change:t},i,n){let o=Array.isArray(e)?e:[],l=We(r,s);return a`<fieldset class="plain">
<legend class="label">${i}</legend>
<span class="muted hint">${n}</span>
${l.map(p=>a`<label class="check"
><input
type="checkbox"
.checked=${o.includes(p.value)}
@change=${m=>{let{checked:v}=m.target,x=o.filter(k=>k!==p.value);t(v?[...x,p.value]:x)}}
/><span>${p.label}</span></label
>`)}
</fieldset>`}var Mo={item_deadline:(r,{deadline:s})=>Ms(r,"deadline",s),picture_wait:(r,{picture_wait:s})=>Ms(r,"picture_wait",s),arrivals:(r,{arrived:s})=>Ns(r,"arrived",s,s.first_refresh),backoff_hours:(r,{late:s})=>Ns(r,"late",s,s.seconds)},No=95;function Hs(r,{learned:s,libraries:e},t){let i=Mo[t];if(!i)return c;let n=s.flatMap(o=>{let{library_id:l,level:p}=o,m=e.find(x=>x.library_id===l)?.title,v=m?i(r,o):null;return m&&v?[{library:m,level:p,...v}]:[]}).sort((o,l)=>o.library.localeCompare(l.library));return n.length?a`<details class="learned">
<summary>${r.t("learned_title")}</summary>
<dl>
${n.map(({library:o,level:l,figure:p,reason:m})=>{let v=r.word("media_type",l);return a`<div>
<dt>${r.t("learned_level",{library:o,level:v})}</dt>
<dd>
${p?a`<span class="num">${p}</span>`:c}
<span class="muted">${m}</span>
</dd>
</div>`})}
</dl>
</details>`:c}function Ms(r,s,e){let{basis:t,known:i,enough:n,timed_out:o,recent:l}=e;if(!i&&!l)return null;let p=`learned_${t}_${s}`,m=Ds(r,{known:i,enough:n,timed_out:o,recent:l}),v=r.percent(No),x=D(p)?r.t(p,{...m,share:v}):t;return{figure:r.duration(e.seconds),reason:x}}function Ns(r,s,e,t){let{seconds:i,known:n,enough:o}=e;if(!n)return null;let p=`learned_${n<o?"few":i?"late":"prompt"}_${s}`,m=Ds(r,{known:n,enough:o}),v=r.t(p,{...m,lag:r.duration(i)});return{figure:t?r.duration(t):"",reason:v}}function Ds({number:r},s){return Object.fromEntries(Object.entries(s).map(([e,t])=>[e,r(t)]))}var Ps=f`
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
.learned summary {
padding-block: 12px;
color: var(--accent-text);
cursor: pointer;
}
.learned dl div {
flex-wrap: wrap;
gap: 0 16px;
}
.learned dt {
flex: 1 1 10em;
}
.learned dd {
flex: 2 1 16em;
}
`;var Vs="refreshing",Bs="ha-selector",ue=class extends T{constructor(){super(...arguments);this.draft={};this.busy=!1;this.hasSelectors=customElements.get(Bs)!==void 0;this.table=new _(this,()=>this.context.api.options());this.forget=()=>{this.draft={},this.fault=void 0};this.save=async e=>{e.preventDefault();let{api:t,notify:i}=this.context,n=this.table.value.options,o=Is(n,this.draft);if(o){let{min:l,max:p}=o.selector.number,m=String(Z(o,this.draft)??""),v={field:o.key,value:m,minimum:l,maximum:p};this.tell(n,{code:"invalid_number",message:"",values:v});return}this.busy=!0;try{await t.setOptions(Cs(n,this.draft)),await this.table.again(),this.forget(),i(this.localizer.t("options_saved"))}catch(l){this.tell(n,w(l))}finally{this.busy=!1}}}connectedCallback(){super.connectedCallback(),customElements.whenDefined(Bs).then(()=>this.hasSelectors=!0)}willUpdate(e){let{entryId:t,epoch:i}=this.context,n=e.get("context");n&&n.entryId!==t&&this.forget(),this.table.want(JSON.stringify([t,i,this.state.options]))}render(){let{value:e,error:t}=this.table;if(t&&!e)return a`<div class="card">
${E(this.localizer,this.localizer.error(t),()=>{this.table.again()})}
</div>`;if(!e)return a`<div class="card pad">${L(6,72)}</div>`;let i=[...new Set(e.options.map(({section:n})=>n))];return a`<form novalidate @submit=${this.save}>
${i.map(n=>this.renderSection(e,n))} ${this.renderBar(e)}
</form>
${this.renderAbout()}`}renderSection(e,t){let i=e.options.filter(n=>n.section===t);return a`<section class="card pad group" data-section=${t}>
<h2>${this.localizer.optionSection(t)}</h2>
${t===Vs?this.renderPaces(e):c}
${i.map(n=>this.renderRow(n))}
</section>`}renderPaces({paces:e,options:t}){let{localizer:i}=this,n=Os(e,t,this.draft),o=i.option(Vs,"pace");return a`<fieldset class="paces">
<legend class="label">${o}</legend>
<span class="choices">
${Object.entries(e).map(([l,p])=>a`<label class=${l===n?"chosen":""}>
<input
type="radio"
name="pace"
.checked=${l===n}
@change=${()=>this.edit(p)}
/>${i.choice("pace",l)}
</label>`)}
</span>
<span class="muted hint">
${n==="custom"?i.choice("pace",n):c}
</span>
</fieldset>`}renderRow(e){let{localizer:t}=this,i=Z(e,this.draft),n=this.fault?.key===e.key?this.fault.text:"";return a`<div class="option ${n?"wrong":""}" data-key=${e.key}>
${Fs({localizer:t,hass:this.context.hass(),row:e,value:i,hasSelectors:this.hasSelectors,change:o=>this.edit({[e.key]:o})})}
${zs(e,this.draft)?c:this.renderMark(e)}
${Hs(t,this.state,e.key)}
${n?a`<p class="fault" role="alert">${n}</p>`:c}
</div>`}renderMark(e){let{localizer:t}=this,i=t.option(e.section,e.key),n=js(t,e,e.default);return a`<p class="mark">
${j(t.t("option_changed"),"info")}
<button
type="button"
class="button small"
@click=${()=>this.edit({[e.key]:e.default})}
>
${h(Ii)}${t.t("option_reset",{value:n})}
<span class="visually-hidden">${i}</span>
</button>
</p>`}renderBar({options:e}){let{t,plural:i}=this.localizer,n=Ft(e,this.draft).length;return n?a`<div class="card bar">
<span role="status">${i("options_changed",n)}</span>
<button type="button" class="button" @click=${this.forget}>${t("options_undo")}</button>
<button class="button filled" ?disabled=${this.busy}>${t("options_save")}</button>
</div>`:c}renderAbout(){let{t:e,name:t}=this.localizer,{title:i,version:n,reachable:o}=this.state.server,l=[[e("server"),i],["Plex Media Server",n||e("unknown")],[t("binary_sensor.reachable"),e(o?"yes":"no")]];return a`<section class="card pad about">
<h2>${e("options_about")}</h2>
<dl class="num">
${l.map(([p,m])=>a`<div>
<dt class="muted">${p}</dt>
<dd>${m}</dd>
</div>`)}
</dl>
</section>`}edit(e){this.draft={...this.draft,...e},this.fault&&this.fault.key in e&&(this.fault=void 0)}tell(e,t){let i=e.find(({key:l})=>l===t.values?.field);if(!i){this.context.notify(this.localizer.error(t),!0);return}let n=this.localizer.option(i.section,i.key),o=this.localizer.error({...t,values:{...t.values,field:n}});this.fault={key:i.key,text:o},this.updateComplete.then(()=>this.renderRoot.querySelector(".wrong")?.scrollIntoView?.({block:"center"}))}static{this.styles=[b,$,Ps]}};d([u()],ue.prototype,"draft",2),d([u()],ue.prototype,"busy",2),d([u()],ue.prototype,"fault",2),d([u()],ue.prototype,"hasSelectors",2);y("psr-options",ue);var Us=f`
:host {
display: block;
min-width: 0;
container-type: inline-size;
}
.head {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 4px 12px;
padding: 12px 12px 8px 20px;
}
.head h2 {
flex: 1 1 auto;
}
.head .muted {
order: 1;
flex-basis: 100%;
margin-top: -12px;
}
.count,
.pad {
display: flex;
align-items: center;
gap: 8px;
padding: 0 4px;
}
section .pad {
padding: 0 20px 16px;
}
li {
display: grid;
grid-template-columns: 44px minmax(0, 1.4fr) minmax(0, 1fr);
align-items: center;
gap: 4px 16px;
padding: 10px 20px;
border-top: 1px solid var(--line);
}
li:last-child {
padding-bottom: 14px;
}
psr-poster {
width: 44px;
height: 66px;
}
.what {
display: grid;
gap: 4px;
min-width: 0;
overflow-wrap: anywhere;
}
.what a {
justify-self: start;
font-weight: 500;
color: var(--text);
}
@container (max-width: 40em) {
li {
grid-template-columns: 44px minmax(0, 1fr);
padding: 12px 16px;
}
psr-poster {
grid-row: span 2;
align-self: start;
}
.what a {
padding: 4px 0;
}
}
`;var Ho=6,Mt=class extends T{constructor(){super(...arguments);this.tick=0;this.waiting=new _(this,()=>Pr(this.context.api))}willUpdate(){let{isAdmin:e,entryId:t,epoch:i}=this.context,{arrivals:n,job:o}=this.state;this.hidden=!n.pending,e&&n.pending&&this.waiting.want(JSON.stringify([t,i,n,o?.job_id]))}render(){let{pending:e}=this.state.arrivals;if(!e)return c;let{t,plural:i,error:n}=this.localizer,o=i("arrivals_waiting",e);if(!this.context.isAdmin)return a`<p class="count muted num">${h(Ci)}${o}</p>`;let l=Vr(this.waiting.value??[]).slice(0,Ho),p=e-l.flat().length;return a`<section class="card" aria-labelledby="arrivals">
<div class="head">
<h2 id="arrivals">${this.localizer.name("switch.arrivals")}</h2>
<span class="muted num" role="status">${o}</span>
<a class="button" href=${this.address({view:"options"})} @click=${this.follow}
>${t("view_options")}</a
>
</div>
${this.waiting.error?a`<p class="muted pad">${n(this.waiting.error)}</p>`:c}
<ul>
${l.map(m=>this.renderGroup(m))}
</ul>
${l.length&&p>0?a`<p class="muted num pad">${i("arrivals_more",p)}</p>`:c}
</section>`}renderGroup(e){let{localizer:t}=this,i=e[0],{rating_key:n,type:o,show:l}=i,p=[...new Set(e.flatMap(k=>k.missing))],m=e.length>1,v=(m?l:i.title)??t.t("arrival_untitled"),x=[m?t.plural("job_scope_arrivals",e.length):"",this.libraryTitle(i.library_id),Zt(t,i)];return a`<li>
<psr-poster
aria-hidden="true"
.api=${this.context.api}
ratingKey=${n}
type=${o??""}
version=${p.join()}
></psr-poster>
<div class="what">
<a href=${this.address({view:"items",itemKey:n})} @click=${this.follow}
><bdi>${v}</bdi></a
>
<span class="muted num">${x.filter(Boolean).join(" · ")}</span>
</div>
<div class="what">
${p.length?F(t,p):c}
<span class="num"
>${i.activity?t.t(`activity_${i.activity}`):Pe(t,i)}</span
>
</div>
</li>`}static{this.styles=[b,$,Us]}};d([g({type:Number})],Mt.prototype,"tick",2);y("psr-arrivals",Mt);function qs(r,{check_up:{troubles:s}},e,t){let i=Le.find(o=>s[o]);if(!i)return c;let n=gt(r,s);return a`<a
class="banner check-up tone-${ft[i]}"
href=${e}
@click=${t}
>${h(rt)}<span class="num">${r.t("checkup_line",{found:n})}</span
>${h(z)}</a
>`}var Js=["week","month","year"];var Do=[2.5,5],Po=6,Ks=[3600,3*3600,6*3600,12*3600,86400,2*86400,7*86400,14*86400,31*86400,61*86400];function Nt(r,s,e){let t=(s===null?r?.server:r?.libraries[s])??[],i=e?[...t.filter(({time:l})=>l<e.time),e]:t,[n,o]=[i[0],i.at(-1)];return n&&o&&o.time-n.time>=3600?i:[]}function Ws(r){let[s,e]=[r[0].time,r.at(-1).time],t=Math.min(...r.map(({health:p})=>p)),i=Math.max(...r.map(({health:p})=>p)),n=Math.min(100,Math.ceil(i/5)*5),o=Math.max(1,Math.ceil((n-t)/10)),l=Math.max(0,n-o*10);return{low:l,high:n,since:s,until:e,x:p=>100*(p-s)/(e-s),y:p=>100-100*(p-l)/(n-l)}}function Gs(r,s,{x:e,since:t,until:i}){let n=[],o=Do[s===null?0:1];for(let l of[...r].sort((p,m)=>p.time-m.time)){if(s!==null&&!l.library_ids.includes(s)||l.time<t||l.time>i)continue;let p=n.at(-1);!p||e(l.time)-e(p.time)>o?n.push(l):l.fixed>p.fixed&&(n[n.length-1]=l)}return n}function Qs(r,s){let e=s.map(t=>{let i=r.find(({time:n})=>n>=t.time)??r.at(-1);return{time:t.time,point:i,scan:t}});return[...r.map(t=>({time:t.time,point:t})),...e].sort((t,i)=>t.time-i.time)}var Ys=(r,s)=>r.reduce((e,t,i)=>Math.abs(t.time-s)<Math.abs(r[e].time-s)?i:e,0);function Xs({since:r,until:s}){let e=n=>(s-r)/n<=Po,t=Ks.find(e)??Ks.at(-1),i=[];for(let n=Math.ceil(r/t)*t;n<=s;n+=t)i.push(n);return{times:i,step:t}}var Zs=f`
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
`;var ee=class extends A{constructor(){super(...arguments);this.points=[];this.scans=[];this.libraryId=null;this.name=""}get localizer(){return this.context.localizer}render(){let e=Ws(this.points),t=Gs(this.scans,this.libraryId,e),i=Qs(this.points,t),n=this.cursor===void 0?void 0:i[this.cursor];return a`<figure>
<figcaption class="muted num">${this.summary()}</figcaption>
<div
class="plot"
tabindex="0"
role="group"
aria-label=${this.localizer.t("chart_label",{name:this.name})}
@pointermove=${o=>this.point(o,i,e)}
@pointerdown=${o=>this.point(o,i,e)}
@pointerleave=${()=>this.cursor=void 0}
@blur=${()=>this.cursor=void 0}
@keydown=${o=>this.press(o,i)}
>
${this.renderLevels(e)} ${this.renderTicks(e)} ${this.renderLine(e)}
${t.map(o=>this.renderMark(o,e))}
${n?this.renderCursor(n,e):c}
<div
class="tip num"
aria-live="polite"
?hidden=${!n}
style=${n?en(e.x(n.time)):""}
>
${n?this.describe(n):c}
</div>
</div>
</figure>`}summary(){let[e,t]=[this.points[0],this.points.at(-1)];return this.localizer.t("chart_change",{change:ot(this.localizer,e.health,t.health),date:this.localizer.date(e.time)})}renderLevels({low:e,high:t,y:i}){return[t,(e+t)/2,e].map(n=>a`<span class="level num" style="top:${i(n)}%" aria-hidden="true"
><span>${this.localizer.percent(n)}</span></span
>`)}renderTicks(e){let{times:t,step:i}=Xs(e);return t.map(n=>{let o=this.localizer.tick(n,i);return a`<span class="tick" style=${en(e.x(n))} aria-hidden="true"
>${o}</span
>`})}renderLine({x:e,y:t}){let i=this.points.map(({time:n,health:o})=>`${e(n).toFixed(2)},${t(o).toFixed(2)}`).join(" ");return a`<svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
${ci`<polygon points="0,100 ${i} 100,100"></polygon>
<polyline points=${i} vector-effect="non-scaling-stroke"></polyline>`}
</svg>`}renderMark(e,{x:t}){return a`<a
class="mark ${e.fixed?"healed":""}"
style="left:${t(e.time)}%"
href=${this.jobAddress(e)}
tabindex="-1"
aria-hidden="true"
@click=${i=>this.open(i,e)}
></a>`}renderCursor({time:e,point:t},{x:i,y:n}){return a`<span class="cursor" style="left:${i(e)}%" aria-hidden="true"></span
><span
class="dot"
style="left:${i(t.time)}%;top:${n(t.health)}%"
aria-hidden="true"
></span>`}describe({time:e,point:t,scan:i}){let{localizer:n}=this,{percent:o,plural:l,number:p}=n,m=l("health_broken",t.broken);return a`<strong>${n.dateTime(e)}</strong>
<span
>${n.t("health_share",{percent:o(t.health,1)})}<br />
${n.t("chart_items",{broken:m,items:p(t.items)})}</span
>
${i?a`<span class="scan">${this.scanText(i)}</span>`:c}`}scanText({dry_run:e,fixed:t}){let{t:i,plural:n,name:o}=this.localizer;return e?o("switch.dry_run"):t?n("chart_healed",t):i("chart_scan")}point(e,t,{since:i,until:n}){let o=e.currentTarget.getBoundingClientRect(),l=(e.clientX-o.left)/o.width;this.cursor=Ys(t,i+l*(n-i))}press(e,t){let i=t.length-1,n=this.cursor??i+1,o=t[n]?.scan,l={ArrowLeft:Math.max(0,n-1),ArrowRight:Math.min(i,n+1),Home:0,End:i};if(e.key in l)this.cursor=l[e.key];else if(e.key==="Enter"&&o)V(this.jobAddress(o));else if(e.key==="Escape")this.cursor=void 0;else return;e.preventDefault()}jobAddress({job_id:e}){return O({entryId:this.context.entryId,view:"jobs",jobId:e})}open(e,t){e.metaKey||e.ctrlKey||e.shiftKey||e.button!==0||(e.preventDefault(),V(this.jobAddress(t)))}static{this.styles=[Yi,Zs]}};d([g({attribute:!1})],ee.prototype,"context",2),d([g({attribute:!1})],ee.prototype,"points",2),d([g({attribute:!1})],ee.prototype,"scans",2),d([g({attribute:!1})],ee.prototype,"libraryId",2),d([g()],ee.prototype,"name",2),d([u()],ee.prototype,"cursor",2);var en=r=>`left:${r}%;transform:translateX(-${r}%)`;y("psr-health-chart",ee);var tn=({context:r,address:s,follow:e},t,i)=>r.isAdmin?a`<a class="to-items" href=${s({view:"items",query:t})} @click=${e}
>${i}</a
>`:a`<span class="to-items">${i}</span>`;function rn(r){let{items:s,health:e,open:t}=r;return s===null||e===null||!t?null:{time:Date.now()/1e3,items:s,broken:t.items,health:e}}function sn({context:r,history:s},e,t,i){let n=Nt(s,e,i);return n.length?a`<psr-health-chart
.context=${r}
.points=${n}
.scans=${s.scans}
.libraryId=${e}
.name=${t}
></psr-health-chart>`:c}function nn(r,s,e,t,i){let{localizer:n}=r.context;return tn(r,s,a`${e===null?c:ct(n,e)}
<span class="name">
<strong class="title">${t}</strong>
${i.map(o=>a`<span class="muted hint num">${o}</span>`)}
</span>`)}function Vo(r,s){let{localizer:e}=r.context,{library:t,change:i}=s,{before:n,after:o,isLive:l}=i,p=[Uo(e,s)];return n!==null&&o!==null&&n!==o&&p.push(e.t(l?"health_change_now":"health_change",{change:ot(e,n,o)})),a`<li class="library">
<h3>${nn(r,{library:t.library_id},t.health,t.title,p)}</h3>
${sn(r,t.library_id,t.title,rn(t))} ${qo(r,s)}
</li>`}function Bo(r,s){let{localizer:e}=r.context,t=e.t("all_libraries"),i=[Dt(e,s.items,s.open.items)];return a`<li class="library server">
<h3>${nn(r,{},s.health,t,i)}</h3>
${sn(r,null,t,rn(s))}
</li>`}function Uo(r,{library:s,part:e}){let{plural:t}=r,i=t("health_broken",s.open.items);if(s.items!==null)return Dt(r,s.items,s.open.items);if(!e)return i;let n=t("health_part_broken",e.defective);return`${t("health_part",e.checked)}, ${n}`}function qo(r,{library:s,defects:e}){let{localizer:t}=r.context;if(!e.length)return a`<p class="well">${h(K)} ${t.t("no_defects")}</p>`;let i=Math.max(s.items??s.open.items,1);return a`<ul class="defects">
${e.map(([n,o])=>{let l=t.word("defect",n);return a`<li>
${tn(r,{library:s.library_id,defect:n},a`<span>${l}</span> <span class="num">${t.number(o)}</span>
<span class="visually-hidden">${s.title}</span>
<span class="defect-bar"
><span style="width:${Math.min(100,Math.max(1,100*o/i))}%"></span
></span>`)}
</li>`})}
</ul>`}var Ko=(r,s)=>a`<details>
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
</details>`,Jo=(r,s)=>+(r.library.health===null)-+(s.library.health===null),on=(r,s,e)=>a`<ul class="libraries">
${e.length>1&&s.health!==null&&s.items!==null&&s.open?Bo(r,s):c}
${[...e].sort(Jo).map(t=>Vo(r,t))}
</ul>
${Ko(r.context.localizer,e)}`;var an=f`
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
`;var Ge=class extends T{constructor(){super(...arguments);this.period="month";this.history=new _(this,()=>this.context.api.healthHistory(this.period))}willUpdate(){let{entryId:e,epoch:t}=this.context;this.history.want(JSON.stringify([e,t,this.period,this.state.ended_job?.job_id]))}render(){let{t:e,error:t}=this.localizer;return a`<section class="card" aria-labelledby="health">
<div class="card-head">
<h2 id="health">${e("section_health")}</h2>
${this.hasChart?this.renderPeriods():c}
</div>
${this.history.error?a`<p class="muted pad" role="status">${t(this.history.error)}</p>`:c}
${this.renderHealth()}
</section>`}get hasChart(){let e=this.history.value,t=[null,...Object.keys(e?.libraries??{})];return this.period!=="month"||t.some(i=>Nt(e,i,null).length>0)}renderPeriods(){let{t:e}=this.localizer;return a`<div class="periods" role="group" aria-label=${e("chart_period")}>
${Js.map(t=>a`<button
aria-pressed=${t===this.period}
@click=${()=>this.period=t}
>
${e(`chart_${t}`)}
</button>`)}
</div>`}renderHealth(){if(!this.jobs)return a`<div class="health-skeleton" aria-hidden="true">
<div class="skeleton"></div>
<div class="skeleton"></div>
</div>`;let e=Pi(this.state,this.jobs),t={context:this.context,history:this.history.value,address:i=>this.address(i),follow:this.follow};return e.length?on(t,this.state,e):a`<p class="muted pad">${this.localizer.t("health_empty")}</p>`}static{this.styles=[b,dt,an]}};d([g({attribute:!1})],Ge.prototype,"jobs",2),d([u()],Ge.prototype,"period",2);y("psr-health",Ge);var ln=f`
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
`;var U=class extends A{constructor(){super(...arguments);this.limits={};this.busy=!1;this.problem="";this.scheduleId=""}async show(e){let{api:t,notify:i,localizer:n}=this.context;this.scheduleId=e?.schedule_id??"",this.problem="";try{let{schedule:o,limits:l}=await t.schedulePreset(),{name:p,time:m,weekdays:v,libraries:x,window_days:k,dry_run:S,catch_up_hours:I,enabled:H}=e??o,Ne=x.length?x:ir(this.state.libraries);this.draft={name:p,time:m,weekdays:v,window_days:k,dry_run:S,catch_up_hours:I,enabled:H,libraries:Ne.filter(Qe=>this.state.libraries.some(hn=>hn.library_id===Qe))},this.limits=l}catch(o){i(n.error(w(o)),!0);return}await this.updateComplete,this.dialog.show()}render(){let{t:e}=this.context.localizer,{draft:t}=this;if(!t)return c;let i=!t.libraries.length||!t.weekdays.length;return a`<psr-dialog heading=${e(this.scheduleId?"schedule_change":"schedule_add")}>
<form novalidate @submit=${this.save}>
${this.renderNameAndTime(t)}
${sr(this.context.localizer,this.state.libraries,t.libraries,n=>this.edit({libraries:n}))}
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
</psr-dialog>`}renderNameAndTime({name:e,time:t}){let{t:i,name:n,otherZone:o}=this.context.localizer,l=p=>p.target.value;return a`<div class="pair">
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
@input=${p=>this.edit({name:l(p)})}
/>
</span>
</label>
<label class="number">
<span>${n("time.schedule_time")}</span>
<span class="field">
<input
name="time"
type="time"
required
.value=${t.slice(0,5)}
@input=${p=>this.edit({time:l(p)})}
/>
</span>
${o?a`<span class="muted hint">${i("zone_hint",{zone:o})}</span>`:c}
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
</details>`}renderWeekdays(e){let{t,codes:i,word:n}=this.context.localizer,o=(l,{target:p})=>this.edit({weekdays:p.checked?[...e,l]:e.filter(m=>m!==l)});return a`<fieldset class="days">
<legend>${t("schedule_weekdays")}</legend>
${i("weekday").map(l=>a`<label class="check">
<input
type="checkbox"
.checked=${e.includes(l)}
@change=${p=>o(l,p)}
/>
<span>${n("weekday",l)}</span>
</label>`)}
</fieldset>`}renderNumber(e,t,i){let{minimum:n,maximum:o}=this.limits[e]??{minimum:0,maximum:0},l=this.draft?.[e];return a`<label class="number">
<span>${t}</span>
<span class="field">
<input
type="number"
inputmode="numeric"
name=${e}
min=${n}
max=${o}
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
</label>`}faultOf({window_days:e,catch_up_hours:t}){let{t:i,name:n,numberFault:o}=this.context.localizer,{window_days:l,catch_up_hours:p}=this.limits;return(e===null?"":o(n("number.window_days"),e,l))||o(i("schedule_catch_up"),t,p)}edit(e){this.draft&&(this.draft={...this.draft,...e})}async save(e){if(e.preventDefault(),!this.draft||this.busy||(this.problem=this.faultOf(this.draft),this.problem))return;let{api:t,localizer:i,notify:n}=this.context,o=rr(this.state.libraries,this.draft.libraries);this.busy=!0;try{let{next_run:l}=await t.setSchedule({...this.draft,libraries:o},this.scheduleId);this.dialog.close(),n(i.scheduled(l))}catch(l){this.problem=i.error(w(l))}finally{this.busy=!1}}static{this.styles=[b,nr,ln]}};d([g({attribute:!1})],U.prototype,"context",2),d([g({attribute:!1})],U.prototype,"state",2),d([u()],U.prototype,"draft",2),d([u()],U.prototype,"limits",2),d([u()],U.prototype,"busy",2),d([u()],U.prototype,"problem",2),d([R("psr-dialog")],U.prototype,"dialog",2),d([R("form")],U.prototype,"form",2);y("psr-schedule-form",U);var pn=f`
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
.card-head h2 {
min-width: min-content;
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
`;var te=class extends A{constructor(){super(...arguments);this.busy=!1;this.addNightly=async()=>{let{api:e,localizer:t}=this.context;await this.attempt(async()=>{let{schedule:i}=await e.schedulePreset();return t.scheduled((await e.setSchedule(i)).next_run)})};this.delete=async()=>{this.deleteDialog.close();let{api:e,localizer:t}=this.context,{doomed:i}=this;i&&await this.attempt(async()=>(await e.deleteSchedule(i.schedule_id),t.t("schedule_deleted",{name:i.name})))}}render(){let{t:e}=this.context.localizer,{schedules:t}=this.state;return a`<section class="card" aria-labelledby="schedules">
<div class="card-head">
<h2 id="schedules">${e("section_schedules")}</h2>
${this.context.isAdmin&&t.length?a`<button class="button soft" @click=${()=>this.form.show()}>
${h(Oi)}${e("schedule_add")}
</button>`:c}
</div>
${t.length?a`<ul>
${t.map(i=>this.renderSchedule(i))}
</ul>`:this.renderEmpty()}
</section>
${this.context.isAdmin?this.renderDialogs():c}`}renderEmpty(){let{t:e,word:t}=this.context.localizer;return a`<div class="none">
<p class="muted">${e("schedules_empty")}</p>
${this.context.isAdmin?a`<button class="button filled" ?disabled=${this.busy} @click=${this.addNightly}>
${h(hi)}${t("headline_action","schedule_nightly")}
</button>
<button class="button soft" @click=${()=>this.form.show()}>
${e("schedule_own")}
</button>`:c}
</div>`}renderSchedule(e){let{t,upcoming:i}=this.context.localizer,n=e.next_run?t("schedule_next",{when:i(e.next_run)}):t("schedule_off");return a`<li>
<div class="what">
<span class="name">
${e.name} ${e.dry_run?se(this.context.localizer):c}
</span>
<span class="muted">${n} · ${this.librariesOf(e)}</span>
</div>
${this.renderLast(e)} ${this.context.isAdmin?this.renderButtons(e):c}
</li>`}librariesOf({libraries:e}){let{t}=this.context.localizer,i=this.state.libraries.filter(n=>e.includes(n.library_id));return e.length?i.map(n=>n.title).join(", "):t("libraries_monitored")}renderLast({last_job:e}){let{localizer:t,entryId:i}=this.context;if(!e)return a`<span class="last muted">${t.t("schedule_never")}</span>`;let n=O({entryId:i,view:"jobs",jobId:e.job_id}),o=p=>{p.button!==0||p.metaKey||p.ctrlKey||p.shiftKey||(p.preventDefault(),V(n))},l=e.finished_at??e.started_at;return a`<a class="last" href=${n} @click=${o}>
<span>${re(t,e.status)} ${t.relative(l)}</span>
<span class="muted num">${Bi(t,e)}</span>
</a>`}renderButtons(e){let{t}=this.context.localizer,i=o=>`${e.name}: ${o}`,n=(o,l,p,m=!1)=>a`<button
class="icon-button"
title=${l}
aria-label=${i(l)}
?disabled=${this.busy||m}
@click=${p}
>
${h(o)}
</button>`;return a`<div class="buttons">
<label class="switch">
<input
type="checkbox"
role="switch"
aria-label=${i(t("schedule_enabled"))}
.checked=${e.enabled}
?disabled=${this.busy}
@change=${({target:o})=>this.turn(e,o)}
/>
</label>
${n(zi,t("schedule_run"),()=>this.run(e),!ie(this.state.job))}
${n(Ai,t("schedule_edit"),()=>{this.form.show(e)})}
${n(bi,t("schedule_delete"),()=>{this.doomed=e,this.deleteDialog.show()})}
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
</psr-dialog>`}async turn(e,t){let{api:i,localizer:n}=this.context,o={...Wo(e),enabled:t.checked};await this.attempt(async()=>n.scheduled((await i.setSchedule(o,e.schedule_id)).next_run))||(t.checked=e.enabled)}async run({schedule_id:e}){let{api:t,localizer:i}=this.context;await this.attempt(async()=>we(i,await t.runSchedule(e)))}async attempt(e){let{notify:t,localizer:i}=this.context;this.busy=!0;try{return t(await e()),!0}catch(n){return t(i.error(w(n)),!0),!1}finally{this.busy=!1}}static{this.styles=[b,$,pn]}};d([g({attribute:!1})],te.prototype,"context",2),d([g({attribute:!1})],te.prototype,"state",2),d([u()],te.prototype,"busy",2),d([u()],te.prototype,"doomed",2),d([R("psr-schedule-form")],te.prototype,"form",2),d([R("#delete")],te.prototype,"deleteDialog",2);var Wo=({name:r,time:s,weekdays:e,libraries:t,window_days:i,dry_run:n,catch_up_hours:o,enabled:l})=>({name:r,time:s,weekdays:e,libraries:t,window_days:i,dry_run:n,catch_up_hours:o,enabled:l});y("psr-schedules",te);var cn=f`
:host {
display: grid;
gap: 16px;
grid-template-columns: minmax(0, 1fr);
}
.check-up:hover {
text-decoration: none;
}
.check-up span {
flex: 1;
min-width: 0;
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
.apart {
padding-top: 16px;
border-top: 1px solid var(--line);
}
.apart + .apart {
margin-inline-start: -16px;
padding-inline-start: 16px;
}
.apart:last-child:nth-child(odd) {
grid-column: 1 / -1;
}
.apart a {
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
`;var Go=[{sensor:"total_jobs",value:({totals:r})=>r.jobs},{sensor:"total_checked",value:({totals:r})=>r.checked},{sensor:"total_fixed",value:({totals:r})=>r.fixed},{sensor:"success_rate",value:({totals:r})=>r.success_rate??Di(r.fixed,r.failed),isPercent:!0,hint:"total_rate_hint"},{sensor:"total_fixed_arrivals",value:({totals:r})=>r.fixed_arrivals,isRare:!0},{sensor:"waiting",value:({open:r})=>r&&r.waiting,hint:"waiting_hint",isApart:!0,isRare:!0,lists:{view:"items",query:{segment:"waiting"}}},{sensor:"items_to_review",value:({open:r})=>r&&r.to_review,hint:"to_review_hint",isApart:!0,isRare:!0,lists:{view:"items",query:{segment:"needs_you"}}}],dn=(r,s,e)=>a`<h2>${r.t("section_totals")}</h2>
<dl class="totals">
${Go.map(t=>{let i=t.value(s);return t.isRare&&!i?c:Qo(r,t,i,e)})}
</dl>`;function Qo(r,{sensor:s,isPercent:e,hint:t,isApart:i,lists:n},o,{isAdmin:l,address:p,follow:m}){let v=r.name(`sensor.${s}`),x=e?r.percent:r.number,k=o===null?"–":x(o),I=n&&l?(H=>a`<a href=${p(H)} aria-label=${`${v}: ${k}`} @click=${m}
>${k}${h(z)}</a
>`)(n):k;return ke(v,I,t&&r.t(t),"plain",i?"apart":"")}var de=class extends T{constructor(){super(...arguments);this.tick=0}connectedCallback(){super.connectedCallback(),this.timer=setInterval(()=>this.tick+=1,1e3)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer)}render(){let{job:e,server:t}=this.state,i=e?.pause_reason==="server_unavailable";return a`
${t.reachable||!e||i?c:a`<p class="banner tone-warn" role="status">
${h(q)} ${this.localizer.failure("server_unavailable")}
</p>`}
${qs(this.localizer,this.state,this.address({view:"checkup"}),this.follow)}
<div class="columns">
<section class="card pad hero" aria-label=${this.localizer.t("section_now")}>
${e?lt(this.context,e,this.throughput,this.renderControls(e)):this.renderIdle()}
</section>
<section class="card pad side">${this.renderTotals()}</section>
</div>
<psr-arrivals .context=${this.context} .state=${this.state} .tick=${this.tick}></psr-arrivals>
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
>${this.localizer.t("job_log")}${h(z)}</a
>`:c}
</div>`}renderIdle(){let{localizer:e}=this,{last_job:t,headline:i,resumable:n}=this.state;return a`<div class="idle">
${pt(this.context,this.state,{scan:o=>{this.controls.ask(o)},scheduleNightly:()=>{this.schedules.addNightly()},follow:this.follow})}
${i?.code==="never_checked"?a`<p class="muted">${e.t("first_scan_text")}</p>`:c}
${n?a`<p class="banner tone-warn">
${h(xe)} ${e.t("resumable")}
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
${re(t,e.status)} ${e.dry_run?se(t):c}
</span>
<span class="muted num">${_e(t,e)}</span>
${e.error?a`<span>${t.failure(e.error)}</span>`:c}
</a>`}renderNext(){let{localizer:e}=this,t=this.state.next_run,[i,n]=t?[e.upcoming(t),e.relative(t)]:[e.t("no_schedule"),e.t("no_schedule_hint")];return a`<div class="next">
<span class="muted label">${e.name("sensor.next_scan")}</span>
<span>${i}</span><span class="muted num">${n}</span>
</div>`}renderTotals(){return dn(this.localizer,this.state,{isAdmin:this.context.isAdmin,address:e=>this.address(e),follow:this.follow})}static{this.styles=[b,$,Ee,It,ut,cn]}};d([g({attribute:!1})],de.prototype,"jobs",2),d([g({attribute:!1})],de.prototype,"throughput",2),d([u()],de.prototype,"tick",2),d([R("psr-scan-controls")],de.prototype,"controls",2),d([R("psr-schedules")],de.prototype,"schedules",2);y("psr-overview",de);function mn(r,s,e,{jobs:t,throughput:i}){switch(e.view){case"jobs":return e.jobId?a`<psr-job
.context=${r}
.state=${s}
.route=${e}
.throughput=${i}
></psr-job>`:a`<psr-jobs .context=${r} .state=${s} .route=${e}></psr-jobs>`;case"inbox":return a`<psr-inbox .context=${r} .state=${s} .route=${e}></psr-inbox>`;case"checkup":return a`<psr-checkup .context=${r} .state=${s} .route=${e}></psr-checkup>`;case"items":return e.itemKey?a`<psr-item .context=${r} .state=${s} .route=${e}></psr-item>`:a`<psr-items .context=${r} .state=${s} .route=${e}></psr-items>`;case"options":return a`<psr-options .context=${r} .state=${s} .route=${e}></psr-options>`;default:return a`<psr-overview
.context=${r}
.state=${s}
.route=${e}
.jobs=${t}
.throughput=${i}
></psr-overview>`}}var Yo=60,Xo=15e3,Zo=2e3,P=class extends A{constructor(){super(...arguments);this.narrow=!1;this.at=Bt(location.pathname,location.hash);this.announcement="";this.epoch=0;this.localization=new Xi(this);this.feed=new tr(this,()=>this.hass,Yo,(e,t)=>this.announce(e,t));this.connectionWatch=new mt(this,()=>{this.loadEntries(),this.epoch+=1,this.follow()});this.readAddress=()=>{if(!location.pathname.startsWith(Zi))return;let e=Bt(location.pathname,location.hash);JSON.stringify(e)!==JSON.stringify(this.at)&&(this.at=e)};this.onKey=e=>hr(this,e);this.contextOfServer=e=>this.contextOf(new Ht(()=>this.hass,e));this.openLink=e=>{e.metaKey||e.ctrlKey||e.shiftKey||e.button!==0||(e.preventDefault(),V(e.currentTarget.getAttribute("href")))}}set route(e){this.readAddress()}connectedCallback(){super.connectedCallback(),window.addEventListener("keydown",this.onKey),window.addEventListener("location-changed",this.readAddress),window.addEventListener("popstate",this.readAddress),window.addEventListener("hashchange",this.readAddress),this.readAddress(),this.hasUpdated&&this.listen()}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.entriesTimer),window.removeEventListener("keydown",this.onKey),window.removeEventListener("location-changed",this.readAddress),window.removeEventListener("popstate",this.readAddress),window.removeEventListener("hashchange",this.readAddress)}firstUpdated(){this.listen()}listen(){this.connectionWatch.watch(this.hass.connection),this.loadEntries()}shouldUpdate(e){if(e.size!==1||!e.has("hass"))return!0;let t=e.get("hass");return!t||t.user?.is_admin!==this.hass.user?.is_admin||Vt.keyOf(t)!==Vt.keyOf(this.hass)}willUpdate(e){this.localization.update(this.hass),(e.has("at")||e.has("entries"))&&this.chooseServer();let{context:t}=this,{localizer:i}=this.localization;(t?.localizer!==i||t.api!==this.feed.api||t.isAdmin!==this.isAdmin)&&this.makeContext()}makeContext(){let{api:e}=this.feed;this.context=e&&this.contextOf(e)}contextOf(e){return{api:e,hass:()=>this.hass,localizer:this.localization.localizer,isAdmin:this.isAdmin,entryId:e.entryId,epoch:this.epoch,openForm:t=>{this.form.show(e.entryId,t)},notify:(t,i,n)=>this.notify(t,i,n)}}get isAdmin(){return this.hass.user?.is_admin??!1}async loadEntries(){try{this.entries=await Ht.entries(this.hass),this.entriesError=void 0}catch(t){this.entriesError=w(t)}let e=({has_trouble:t,summary:i,cure:n})=>t&&!i&&!n;clearTimeout(this.entriesTimer),this.isConnected&&(this.entriesTimer=setTimeout(()=>{this.loadEntries()},this.entries?.some(e)?Zo:Xo))}chooseServer(){if(!this.entries)return;let e=this.entries.find(t=>t.state==="loaded")??this.entries[0];if(!this.at.entryId&&e&&this.at.view!==N){let{view:t,jobId:i,itemKey:n,query:o}=this.at;V(O({entryId:e.entry_id,view:t,jobId:i,itemKey:n,query:o}),!0),this.at={...this.at,entryId:e.entry_id}}this.feed.api?.entryId!==this.at.entryId&&this.follow()}get isKnownServer(){return this.entries?.some(e=>e.entry_id===this.at.entryId)??!1}follow(){this.isKnownServer?this.feed.follow(this.at.entryId):this.feed.stop()}announce(e,t){let i=e&&or(this.localization.localizer,e,t);i&&(this.announcement=i)}notify(e,t=!1,i){t&&(this.announcement=e);let n={message:e,action:i};this.dispatchEvent(new CustomEvent("hass-notification",{detail:n,bubbles:!0,composed:!0}))}render(){return a`${this.renderHeader()}
<main id="main" tabindex="-1">
<div class="content">${this.renderLost()} ${this.renderContent()}</div>
</main>
${this.narrow?this.renderTabs():c}
<psr-flow-dialog
.hass=${this.hass}
.localizer=${this.localization.localizer}
@cured=${({detail:e})=>{this.notify(e),this.loadEntries()}}
></psr-flow-dialog>
<div class="visually-hidden" role="status" aria-live="polite">${this.announcement}</div>`}renderHeader(){let e=(this.entries?.length??0)>1;return a`<header>
<div class="brand ${e?"several":""}">
${this.narrow?a`<ha-menu-button .hass=${this.hass} .narrow=${this.narrow}></ha-menu-button>`:c}
<h1 class="ellipsis">${this.localization.localizer.t("title")}</h1>
${xr(this.localization.localizer,this.at,this.entries)}
</div>
${this.narrow?c:this.renderTabs()}
</header>`}renderLost(){let{localizer:e}=this.localization,{lostAt:t}=this.connectionWatch;return t===void 0?c:a`<p class="banner tone-warn" role="status">
${h(Ei)}
${e.t("connection_lost",{time:e.time(t,!0)})}
</p>`}renderTabs(){let e=this.feed.state?.proposals??0;return gr(this.localization.localizer,this.at,this.isAdmin,e,this.openLink)}renderContent(){let{isReady:e}=this.localization,{error:t,state:i}=this.feed,n=this.entries&&ur(this.at,this.entries,this.isAdmin,t);return n?fr(this.contextOfServer(this.at.entryId),n,this.openLink):this.at.view===N&&this.entries&&e?a`<psr-servers
.entries=${this.entries}
.contextOf=${this.contextOfServer}
.open=${this.openLink}
@changed=${()=>this.loadEntries()}
></psr-servers>`:this.entriesError&&!this.entries?this.renderError(this.entriesError,()=>{this.loadEntries()}):t&&t.code!=="connection"?this.renderError(t,()=>this.follow()):!e||!i||!this.context?this.renderSkeleton():mn(this.context,i,this.at,this.feed)}renderError(e,t){let{localizer:i}=this.localization;return a`<div class="card">${E(i,i.error(e),t)}</div>`}renderSkeleton(){let e=this.localization.localizer.t("loading");return a`<div class="card waiting-card" role="status" aria-label=${e}>
${L(4,72)}
</div>`}static{this.styles=[b,$,yr]}};d([g({attribute:!1})],P.prototype,"hass",2),d([g({type:Boolean,reflect:!0})],P.prototype,"narrow",2),d([g({attribute:!1})],P.prototype,"panel",2),d([g({attribute:!1})],P.prototype,"route",1),d([u()],P.prototype,"at",2),d([u()],P.prototype,"entries",2),d([u()],P.prototype,"entriesError",2),d([u()],P.prototype,"announcement",2),d([R("psr-flow-dialog")],P.prototype,"form",2);y("plex-smart-refresher-panel",P);export{P as PlexSmartRefresherPanel};
