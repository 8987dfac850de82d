import{$ as m,$a as et,A as Be,Aa as Rt,B as ri,Ba as $i,C as si,Ca as wi,D as ni,Da as we,E as oi,Ea as _i,F as ue,Fa as ki,G as Je,Ga as Si,H as ai,Ha as F,I as fe,Ia as Et,J as li,Ja as E,K as ce,Ka as P,L as pi,La as Ti,M as ci,N as Ke,O as U,Oa as Ye,P as di,Pa as Xe,Qa as Ze,R as hi,Ra as S,S as mi,Sa as _e,T as ui,Ta as T,U as ge,Ua as Ri,W as Ue,X as fi,Xa as Ei,Y as gi,Ya as ke,Z as We,_ as xi,_a as Li,a as d,aa as I,ab as zi,b as g,ba as ie,bb as Ai,c as a,ca as re,cb as Oi,d as Jt,da as xe,db as Ci,e as Kt,ea as N,f as c,fa as ye,g as Ut,ga as ve,h as L,ha as yi,i as f,ia as kt,j as u,ja as Ge,k as z,ka as be,l as Wt,la as A,m as Gt,ma as R,n as me,na as O,o as Qt,oa as B,p as Yt,pa as St,q as Xt,qa as Qe,r as ee,ra as $e,s as Ve,t as j,ta as J,u as Zt,ua as w,v as ei,va as Tt,w as ti,wa as y,x as te,xa as vi,y as ii,ya as v,z as qe,za as bi}from"./shared-OY5ULZMI.js";function Ii(r,s,{job:e,ended_job:t}){return e?.status==="paused"&&e.pause_reason!==s.job?.pause_reason?r.t("live_paused",{reason:ye(r,e)}):e?.status==="running"&&s.job?.status==="paused"?r.t("resumed"):e?.phase&&e.phase!==s.job?.phase?r.t("live_phase",{phase:r.word("phase",e.phase)}):s.job&&!e&&t?r.t("live_finished",{summary:ve(r,t)}):""}var ji="plex_smart_refresher",Ce="config/config_entries/flow";async function Mi(r,s,e){let t=e==="sign_in"?await ws(r,s):void 0;return t?r.callApi("GET",`${Ce}/${t}`):r.callApi("POST",Ce,{handler:ji,entry_id:s})}async function ws(r,s){return(await r.callWS({type:"config_entries/flow/progress"})).find(({handler:t,context:i})=>t===ji&&i.source==="reauth"&&i.entry_id===s)?.flow_id}var Lt=(r,{flow_id:s})=>r.callApi("GET",`${Ce}/${s}`),zt=(r,{flow_id:s},e)=>r.callApi("POST",`${Ce}/${s}`,e),Ni=(r,{flow_id:s})=>r.callApi("DELETE",`${Ce}/${s}`),Fi=(r,{flow_id:s},e)=>r.connection.subscribeEvents(({data:t})=>{t.flow_id===s&&e()},"data_entry_flow_progressed");function Hi(r){let{body:s,status_code:e}=r??{};return e===404?{code:"not_found",message:""}:e===void 0?{code:"connection",message:""}:{code:"unknown",message:String(s?.message??"")}}var _s=/\[([^\]]+)\]\((https:[^)\s]+)\)|`([^`]+)`/g,ks=/\\([!-/:-@[-`{-~])/g;function Ot(r){let s=[],e=0;for(let t of r.matchAll(_s)){let[i,n,o,l]=t;s.push(At(r.slice(e,t.index))),s.push(l===void 0?a`<a href=${o} target="_blank" rel="noreferrer">${At(n)}</a>`:a`<code>${l}</code>`),e=t.index+i.length}return s.push(At(r.slice(e))),s}var At=r=>r.replace(ks,"$1");var Di=g`
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
`;var Ss=["reauth_successful","reconfigure_successful","adopted"],W=class extends L{constructor(){super(...arguments);this.busy=!1;this.input={};this.cure="sign_in";this.renderFault=e=>a`<p class="banner tone-bad" role="alert">${e}</p>`}async show(e,t){this.cure=t,this.step=void 0,this.dialog.show(),await this.go(()=>Mi(this.hass,e,t))}disconnectedCallback(){super.disconnectedCallback(),this.stopWaiting?.()}render(){let{localizer:e,step:t}=this,i=t?e.flow(`step.${t.step_id}.title`,t.description_placeholders):void 0;return a`<psr-dialog
heading=${i??e.word("headline_action",this.cure)}
@closed=${this.closed}
>
${this.error?this.renderFault(e.error(this.error)):c}
${t?this.renderStep(t):this.renderLoading()}
<button slot="actions" class="button" @click=${()=>this.dialog.close()}>
${e.t("cancel_dialog")}
</button>
${t?this.renderNext(t):c}
</psr-dialog>`}renderLoading(){return this.error?c:a`<p class="muted" role="status">${this.localizer.t("loading")}</p>`}renderStep(e){let{localizer:t}=this,i=e.description_placeholders;if(e.type==="abort")return this.renderFault(t.flow(`abort.${e.reason}`,i)??e.reason??"");let n=t.flow(`step.${e.step_id}.description`,i),o=e.errors?.base;return a`${n?a`<p>${Ot(n)}</p>`:c}
${o?this.renderFault(t.flow(`error.${o}`)??o):c}
${this.renderMenu(e)}
<form @submit=${this.submit}>
${(e.data_schema??[]).map(l=>this.renderField(e,l))}
</form>`}renderMenu(e){if(e.type!=="menu")return c;let t=i=>{this.go(()=>zt(this.hass,e,{next_step_id:i}))};return a`<div class="menu">
${(e.menu_options??[]).map(i=>a`<button class="button soft" ?disabled=${this.busy} @click=${()=>t(i)}>
${this.localizer.flow(`step.${e.step_id}.menu_options.${i}`)??i}
</button>`)}
</div>`}renderField(e,t){let{name:i}=t,n=p=>this.localizer.flow(`step.${e.step_id}.${p}.${i}`,e.description_placeholders),o=e.errors?.[i],l=n("data_description");return a`<label class=${t.selector.boolean?"check":"number"}>
${this.renderInput(t,n("data")??i,!!o)}
${l?a`<span class="muted hint">${Ot(l)}</span>`:c}
${o?a`<span class="fault" role="alert"
>${this.localizer.flow(`error.${o}`)??o}</span
>`:c}
</label>`}renderInput({name:e,required:t,selector:i},n,o){let l=this.input[e],p=h=>this.input[e]=h;return i.boolean?a`<input
type="checkbox"
.checked=${!!l}
@change=${h=>p(h.target.checked)}
/><span>${n}</span>`:i.select?a`<span>${n}</span>
<select
class="field"
@change=${h=>p(h.target.value)}
>
${i.select.options.map(h=>a`<option value=${h.value} ?selected=${h.value===l}>
${h.label}
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
@input=${h=>p(h.target.value)}
/></span>`}renderNext(e){let{t}=this.localizer;return e.type==="external"?a`<a
slot="actions"
class="button filled"
href=${e.url??""}
target="_blank"
rel="noreferrer"
>${t("flow_open_page")}${m(j)}</a
>`:e.type!=="form"?c:a`<button
slot="actions"
class="button filled"
?disabled=${this.busy}
@click=${()=>this.renderRoot.querySelector("form").requestSubmit()}
>
${t("flow_submit")}
</button>`}submit(e){e.preventDefault();let{step:t}=this;if(!t||this.busy)return;let i=Object.entries(this.input).filter(([,n])=>n!=="");this.go(()=>zt(this.hass,t,Object.fromEntries(i)))}async go(e){this.busy=!0,this.error=void 0;try{await this.take(await e())}catch(t){this.error=Hi(t)}finally{this.busy=!1}}async take(e){if(this.stopWaiting?.(),this.stopWaiting=void 0,e.type==="external_done")return this.take(await Lt(this.hass,e));if(e.type==="abort"&&Ss.includes(e.reason??""))return this.finish(e);if(this.input=Object.fromEntries((e.data_schema??[]).flatMap(({name:i,default:n,description:o,selector:l})=>{let p=o?.suggested_value??n??l.select?.options[0]?.value;return p===void 0?[]:[[i,p]]})),this.step=e,e.type!=="external")return;window.open(e.url,"_blank","noopener,noreferrer");let t=await Fi(this.hass,e,()=>this.go(()=>Lt(this.hass,e)));this.stopWaiting=()=>{t()}}finish({reason:e,description_placeholders:t}){this.step=void 0,this.dialog.close();let i=this.localizer.flow(`abort.${e}`,t)??"";this.dispatchEvent(new CustomEvent("cured",{detail:i}))}closed(){this.stopWaiting?.(),this.stopWaiting=void 0;let{step:e}=this;this.step=void 0,e&&e.type!=="abort"&&this.cure==="change_address"&&Ni(this.hass,e).catch(()=>{})}static{this.styles=[v,Di]}};d([f({attribute:!1})],W.prototype,"hass",2),d([f({attribute:!1})],W.prototype,"localizer",2),d([u()],W.prototype,"step",2),d([u()],W.prototype,"error",2),d([u()],W.prototype,"busy",2),d([z("psr-dialog")],W.prototype,"dialog",2);y("psr-flow-dialog",W);var $=g`
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
`;var tt=class{constructor(s,e){this.host=s;this.onBack=e;this.onLost=()=>{let s=Date.now()/1e3;this.timer??=setTimeout(()=>this.show(s),1500)};this.onReady=()=>{clearTimeout(this.timer),this.timer=void 0,this.show(void 0),this.onBack()};s.addController(this)}watch(s){this.connection=s,s.addEventListener("disconnected",this.onLost),s.addEventListener("ready",this.onReady)}hostDisconnected(){this.connection?.removeEventListener("disconnected",this.onLost),this.connection?.removeEventListener("ready",this.onReady),this.connection=void 0}show(s){this.lostAt=s,this.host.requestUpdate()}};var Ts="[data-row]",Rs={ArrowDown:1,ArrowUp:-1};function it(r,s){return[...r.querySelectorAll("*")].flatMap(e=>[...e.matches(s)&&e.getClientRects().length?[e]:[],...e.shadowRoot?it(e.shadowRoot,s):[]])}var Es=r=>r.isContentEditable||["INPUT","SELECT","TEXTAREA"].includes(r.tagName??"");function Pi(r,s){if(s.defaultPrevented||s.metaKey||s.ctrlKey||s.altKey)return;let e=r.shadowRoot,[t]=s.composedPath();if(!e||!(t instanceof HTMLElement))return;let i=s.key==="/"?Ls(e,t):zs(e,t,s.key);i&&(s.preventDefault(),i.focus())}function Ls(r,s){if(!(Es(s)||it(r,"dialog[open]").length))return it(r,"input[type=search]")[0]}function zs(r,s,e){let t=Rs[e];if(t===void 0)return;let i=it(r,Ts);if(s.matches("input[type=search]"))return t>0?i[0]:void 0;let n=i.indexOf(s);return n<0?void 0:i[n+t]}var Ct=["inbox","items","options"],As="/config/integrations/integration/plex_smart_refresher",Os="/config/integrations/dashboard/add?domain=plex_smart_refresher";function Vi({view:r,entryId:s},e,t,i){if(!e.length)return{path:ai,title:"no_servers_title",text:"no_servers_text",link:{href:Os,text:"add_server",forAdmins:!0}};if(r===F)return;let n=e.find(o=>o.entry_id===s);if(!n)return{path:ee,title:"unknown_server_title",text:"unknown_server_text",link:{href:E({entryId:""}),text:"go_overview"}};if(i?.code==="not_loaded")return Cs(n);if(!t&&Ct.includes(r))return{path:Ke,title:"admin_only_title",text:"admin_only_text",link:{href:E({entryId:s}),text:"go_overview"}}}var Cs=({entry_id:r,cure:s})=>({path:ge,title:"not_loaded_title",text:"not_loaded_text",link:{href:`${As}#config_entry=${r}`,text:"open_integration",forAdmins:!0},cure:s}),qi=(r,{path:s,title:e,text:t,link:i,cure:n},o)=>{let{t:l}=r.localizer;return a`<div class="card">
${A({path:s,title:l(e),text:l(t),actions:i.forAdmins&&!r.isAdmin?c:a`${n?we(r,n):c}
<a class="button soft" href=${i.href} @click=${o}>${l(i.text)}</a>`})}
</div>`};var Is={overview:xi,inbox:pi,jobs:ce,items:li,options:ri},Bi=({t:r,number:s},{entryId:e,view:t},i,n,o)=>t===F?c:a`<nav class="tabs" aria-label=${r("navigation")}>
${Si.filter(l=>i||!Ct.includes(l)).map(l=>{let p=l==="inbox"&&n?s(n):"",h=r(`view_${l}`),b=p?`${h} ${p}`:h;return a`<a
href=${E({entryId:e,view:l})}
aria-current=${l===t?"page":c}
aria-label=${b}
title=${b}
@click=${o}
>${m(Is[l])}<span>${h}</span> ${p?a`<span class="count num">${p}</span>`:c}</a
>`})}
</nav>`;function Ji({t:r},{entryId:s,view:e},t=[]){if(t.length<2)return c;let i=({target:o})=>{let l=o.value;P(E({entryId:l,view:l===F?F:e===F?"overview":e}))},n=o=>o.has_trouble&&o.entry_id!==s;return a`<span class="chooser">
<select class="servers" aria-label=${r("server")} @change=${i}>
<option value=${F} ?selected=${e===F}>${r("all_servers")}</option>
${t.map(({entry_id:o,title:l,has_trouble:p})=>a`<option value=${o} ?selected=${o===s}>
${p?r("server_troubled",{server:l}):l}
</option>`)}
</select>
${e!==F&&t.some(n)?js(r("other_trouble")):c}
</span>`}var js=r=>a`<button
class="icon-button trouble"
aria-label=${r}
title=${r}
@click=${()=>P(E({entryId:"",view:F}))}
>
${m(ee)}
</button>`;var Ki=g`
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
@container (max-width: 66em) {
header .tabs span:not(.count) {
display: none;
}
}
@container (max-width: 22em) {
:host([narrow]) > .tabs span:not(.count) {
display: none;
}
}
@container (max-width: 40em) {
.pad {
padding: 16px;
}
}
`;var rt=g`
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
`;var Ui=g`
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
`;var de=class extends L{constructor(){super(...arguments);this.entries=[];this.busy=""}render(){return a`<ul class="servers">
${this.entries.map(e=>this.renderServer(e,this.contextOf(e.entry_id)))}
</ul>`}renderServer(e,t){let{summary:i}=e;return a`<li class="card pad" ?inert=${this.busy===e.entry_id}>
<a class="name" href=${E({entryId:e.entry_id})} @click=${this.open}>
<h2><bdi>${e.title}</bdi></h2>
${i?.job?this.renderJob(t,i.job):c} ${m(j)}
</a>
${i?this.renderSummary(e,i,t):this.renderUnloaded(e,t)}
</li>`}renderJob({localizer:e},t){let i=`${e.word("status",t.status)} · ${e.percent(t.progress)}`;return I(i,t.status==="paused"?"warn":"accent")}renderSummary(e,t,i){let n={...t,server:{title:e.title}};return a`${Ye(i,n,this.linksOf(i))}
${this.renderFacts(t,i)}`}renderFacts({items:e,health:t,open:i,next_run:n},{localizer:o}){let{t:l,name:p,number:h,upcoming:b}=o,x=e===null&&!i?.items;return a`<div class="state">
${t===null?c:Xe(o,t)}
<dl class="facts">
${t===null?be(p("sensor.health"),"–"):c}
${be(p("sensor.broken"),x||!i?"–":h(i.items))}
${be(p("sensor.next_scan"),n?b(n):l("no_schedule"))}
</dl>
</div>`}renderUnloaded({cure:e},t){let{t:i}=t.localizer;return a`<div class="sentence tone-${e?"bad":"plain"}">
<span class="badge">${m(ge)}</span>
<div class="words">
<h3>${i("not_loaded_title")}</h3>
<p class="muted">${i("not_loaded_text")}</p>
</div>
${e&&t.isAdmin?a`<span class="deeds">${we(t,e)}</span>`:c}
</div>`}linksOf(e){let{api:t,localizer:i}=e;return{scan:n=>{this.act(e,async()=>(await t.start(n),i.t(n.dry_run?"dry_run_started":"started")))},scheduleNightly:()=>{this.act(e,async()=>{let{schedule:n}=await t.schedulePreset();return i.scheduled((await t.setSchedule(n)).next_run)})},follow:this.open}}async act({entryId:e,localizer:t,notify:i},n){this.busy=e;try{i(await n()),this.dispatchEvent(new CustomEvent("changed"))}catch(o){i(t.error(w(o)),!0)}finally{this.busy=""}}static{this.styles=[v,$,Ze,rt,Ui]}};d([f({attribute:!1})],de.prototype,"entries",2),d([f({attribute:!1})],de.prototype,"contextOf",2),d([f({attribute:!1})],de.prototype,"open",2),d([u()],de.prototype,"busy",2);y("psr-servers",de);var Wi={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Gi=r=>(...s)=>({_$litDirective$:r,values:s}),st=class{constructor(s){}get _$AU(){return this._$AM._$AU}_$AT(s,e,t){this._$Ct=s,this._$AM=e,this._$Ci=t}_$AS(s,e){return this.update(s,e)}update(s,e){return this.render(...e)}};var{I:Ms}=Ut,Qi=r=>r;var Yi=()=>document.createComment(""),Se=(r,s,e)=>{let t=r._$AA.parentNode,i=s===void 0?r._$AB:s._$AA;if(e===void 0){let n=t.insertBefore(Yi(),i),o=t.insertBefore(Yi(),i);e=new Ms(n,o,r,r.options)}else{let n=e._$AB.nextSibling,o=e._$AM,l=o!==r;if(l){let p;e._$AQ?.(r),e._$AM=r,e._$AP!==void 0&&(p=r._$AU)!==o._$AU&&e._$AP(p)}if(n!==i||l){let p=e._$AA;for(;p!==n;){let h=Qi(p).nextSibling;Qi(t).insertBefore(p,i),p=h}}}return e},se=(r,s,e=r)=>(r._$AI(s,e),r),Ns={},Xi=(r,s=Ns)=>r._$AH=s,Zi=r=>r._$AH,nt=r=>{r._$AR(),r._$AA.remove()};var er=(r,s,e)=>{let t=new Map;for(let i=s;i<=e;i++)t.set(r[i],i);return t},ne=Gi(class extends st{constructor(r){if(super(r),r.type!==Wi.CHILD)throw Error("repeat() can only be used in text expressions")}dt(r,s,e){let t;e===void 0?e=s:s!==void 0&&(t=s);let i=[],n=[],o=0;for(let l of r)i[o]=t?t(l,o):o,n[o]=e(l,o),o++;return{values:n,keys:i}}render(r,s,e){return this.dt(r,s,e).values}update(r,[s,e,t]){let i=Zi(r),{values:n,keys:o}=this.dt(s,e,t);if(!Array.isArray(i))return this.ut=o,n;let l=this.ut??=[],p=[],h,b,x=0,_=i.length-1,k=0,C=n.length-1;for(;x<=_&&k<=C;)if(i[x]===null)x++;else if(i[_]===null)_--;else if(l[x]===o[k])p[k]=se(i[x],n[k]),x++,k++;else if(l[_]===o[C])p[C]=se(i[_],n[C]),_--,C--;else if(l[x]===o[C])p[C]=se(i[x],n[C]),Se(r,p[C+1],i[x]),x++,C--;else if(l[_]===o[k])p[k]=se(i[_],n[k]),Se(r,i[x],i[_]),_--,k++;else if(h===void 0&&(h=er(o,k,C),b=er(l,x,_)),h.has(l[x]))if(h.has(l[_])){let H=b.get(o[k]),Oe=H!==void 0?i[H]:null;if(Oe===null){let Pe=Se(r,i[x]);se(Pe,n[k]),p[k]=Pe}else p[k]=se(Oe,n[k]),Se(r,i[x],Oe),i[H]=null;k++}else nt(i[_]),_--;else nt(i[x]),x++;for(;k<=C;){let H=Se(r,p[C+1]);se(H,n[k]),p[k++]=H}for(;x<=_;){let H=i[x++];H!==null&&nt(H)}return this.ut=o,Xi(r,p),Kt}});var tr=g`
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
`;var rr=({t:r},s)=>r(s==="ignore"||s==="unignore"?s:`action_${s}`),Te=({t:r},s)=>s.map(e=>{let t=`field_name_${e}`;return J(t)?r(t):e}).join(", ");function ot({t:r,word:s},{result:e,rung:t}){return t?e==="would_refresh"?r("rung_first",{rung:s("rung",t)}):e!=="fixed"&&e!=="partly_fixed"?"":t==="match_by_id"?r("rung_match"):s("write_kind",t):""}function Re({t:r,word:s},{result:e,restored:t,not_restored:i}){let n=l=>({what:l.map(p=>s("restored",p)).join(", ")}),o=e==="undone"||e==="partly_undone";return[t.length?r(o?"restored_wanted":"restored",n(t)):"",i.length?r("restored_not",n(i)):""].filter(Boolean)}function Fs(r,s){let{t:e}=r;if(!s)return e("protected_somehow");if(s.pictures_below)return e("protected_pictures",{count:s.pictures_below});let i={fields:Te(r,s.locked_fields),title:s.below};return e(s.below?"protected_below":"protected_itself",i)}function oe(r,s){let{t:e}=r;switch(s.segment){case"ignored":return{reason:e("reason_ignored"),next:"",action:"unignore"};case"healed":return{reason:e(s.result==="fixed"?"reason_fixed":"reason_healthy"),next:"",action:void 0};case"needs_you":return{reason:Fs(r,s.protection),next:"",action:"open_in_plex"};case"given_up":return{reason:It(r,s),next:r.plural("next_never",s.attempts),action:ir(s)??"refresh"};case"left_alone":return{reason:It(r,s),next:"",action:"refresh"};case"to_heal":case"waiting":return{reason:It(r,s),next:Hs(r,s),action:ir(s)}}}var at=(r,s)=>{let{reason:e,next:t}=oe(r,s);return[e,t].filter(Boolean).join(" ")};function It({t:r},{defects:s,result:e,skip_reason:t}){let i=`reason_${e==="skipped"?t:e}`;if(e!=="unresolved"&&e!=="partly_fixed")return r(J(i)?i:"reason_untried");let[n]=s,o=`reason_left_${n}`,l=r(s.length===1&&J(o)?o:"reason_left");return e==="partly_fixed"?`${r("reason_partly_fixed")} ${l}`:l}function Hs(r,s){let{next_attempt:e,wait_reason:t,attempts:i}=s;if(e===null||e*1e3<=Date.now())return r.t("next_attempt_due");let[n,o]=[r.relative(e),r.date(e)];switch(t){case"unaired":return r.t(i?"next_attempt_unaired_again":"next_attempt_unaired",{date:o});case"aired":return r.t("next_attempt_aired",{time:n});case"arrived":return r.t("next_attempt_arrived",{time:n});default:return r.t("next_attempt",{time:n})}}function ir({defects:r,result:s}){return s==="timed_out"?"raise_deadline":r.includes("no_match")&&s==="unresolved"?"open_in_plex":void 0}var sr=g`
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
`;var lt=class extends L{constructor(){super(...arguments);this.search=e=>{e.preventDefault();let t=new FormData(e.target),i=o=>String(t.get(o)??"").trim(),n={};i("external_id")?n.external_id=i("external_id"):(i("title")&&(n.title=i("title")),i("year")&&(n.year=Number(i("year")))),this.dispatchEvent(new CustomEvent("search",{detail:n}))}}render(){let{t:e}=this.localizer,t=(i,n,o="text",l="")=>a`<label>
<span class="muted">${n}</span>
<input class="field" name=${i} type=${o} placeholder=${l} autocomplete="off" />
</label>`;return a`<form @submit=${this.search}>
${t("title",e("inbox_search_title"))} ${t("year",e("inbox_search_year"),"number")}
${t("external_id",e("inbox_search_id"),"text","tmdb-10283")}
<button class="button filled">${m(U)}${e("inbox_search_now")}</button>
</form>`}static{this.styles=[v,g`
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
`]}};d([f({attribute:!1})],lt.prototype,"localizer",2);y("psr-match-search",lt);var Ds=["put_off","declined","never"],G=class extends T{constructor(){super(...arguments);this.stage="open";this.isSearching=!1;this.postpone=()=>{this.decide("put_off",()=>this.context.api.postponeProposal(this.proposal.proposal_id))};this.reopen=async()=>{try{await this.context.api.reopenProposal(this.proposal.proposal_id),this.stage="open"}catch(e){this.complain(e)}};this.undo=()=>{let{change:e}=this;e&&this.decide("undoing",()=>this.context.api.undoChange(e.change_id))}}willUpdate(e){this.stage==="open"&&this.proposal.is_queued&&(this.stage="waiting");let t=e.get("state");t&&(t.ended_job!==this.state.ended_job||!this.state.job)&&(this.stage==="waiting"||this.stage==="undoing")&&this.verify()}wait(){this.stage="waiting"}render(){return a`${this.renderItem()}
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
</header>`}renderReasons(){let{localizer:e}=this,{reason:t,loses:i}=this.proposal,n=Te(e,i);return a`${n&&t==="hand_made"?c:a`<p>${e.word("proposal_reason",t)}</p>`}
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
${m(U)}${e("inbox_search")}
</button>
<button class="button soft" @click=${this.postpone}>${e("inbox_later")}</button>
<button class="button soft" @click=${()=>this.decline(!1)}>${e("inbox_decline")}</button>
<button class="button soft" title=${e("inbox_never_hint")} @click=${()=>this.decline(!0)}>
${e("inbox_never")}
</button>
</footer>`}renderCandidate(e){let{localizer:t}=this,{name:i,year:n,summary:o,evidence:l,is_twin:p,recommended:h,picture:b}=e,x=n?`${i} (${n})`:i;return a`<li class=${h?"recommended":""}>
<psr-poster
.api=${this.context.api}
.path=${b}
.type=${this.proposal.type}
></psr-poster>
<div class="about">
<h4><bdi>${x}</bdi></h4>
<span class="chips">
${h?I(t.t("inbox_recommended"),"good"):c}
${I(t.word("evidence",l),l==="order"?"plain":"info")}
${p?I(t.t("inbox_twin"),"warn"):c}
</span>
${o?a`<p class="summary muted"><bdi>${o}</bdi></p>`:c}
</div>
<button
data-row
class="button ${h?"filled":"soft"}"
aria-label=${t.t("inbox_match_with",{title:x})}
@click=${()=>this.accept(e)}
>
${m(ei)}${t.t("inbox_match")}
</button>
</li>`}renderStage(){let{localizer:e}=this,{result:t,change:i,stage:n}=this,o=n==="done"&&i&&!i.undone;return a`<div class="stage" role="status">
${n==="waiting"||n==="undoing"?a`<span class="spinner"></span>`:c}
<span>${e.t(`inbox_is_${n}`)}</span>
${t&&(n==="done"||n==="undone")?a`${xe(e,t.result)} ${N(e,t.after)}
${Re(e,{...t,restored:[]})}
${t.error?a`<bdi class="muted">${t.error}</bdi>`:c}`:c}
${o||Ds.includes(n)?a`<button class="button soft" @click=${o?this.undo:this.reopen}>
${m(We)}${e.t("undo")}
</button>`:c}
</div>`}accept(e){let{api:t}=this.context;this.decide("waiting",()=>t.acceptProposal(this.proposal.proposal_id,e.guid))}decline(e){let{api:t}=this.context,{proposal_id:i}=this.proposal;this.decide(e?"never":"declined",()=>t.declineProposal(i,e))}decide(e,t){let i=this.stage;this.stage=e,this.dispatchEvent(new CustomEvent("decided")),t().catch(n=>{this.stage=i,this.complain(n)})}async search(e){try{this.found=await this.context.api.searchMatches(this.proposal.rating_key,e)}catch(t){this.complain(t)}}async verify(){let{api:e}=this.context,{rating_key:t}=this.proposal,i=this.stage==="undoing"?"undo":"match";try{let[{results:n},o]=await Promise.all([e.item(t),e.changes(t,5)]),l=o.find(({rung:h})=>h===i),p=n.find(({job_id:h})=>h===l?.job_id);if(!l?.after||!p)return;[this.change,this.result]=[l,p],this.stage=i==="undo"?"undone":"done"}catch(n){this.complain(n)}}complain(e){this.context.notify(this.localizer.error(w(e)),!0)}static{this.styles=[v,$,sr]}};d([f({attribute:!1})],G.prototype,"proposal",2),d([u()],G.prototype,"stage",2),d([u()],G.prototype,"isSearching",2),d([u()],G.prototype,"found",2),d([u()],G.prototype,"result",2),d([u()],G.prototype,"change",2);y("psr-proposal",G);var nr=20,or="match_by_id",Ee=class extends T{constructor(){super(...arguments);this.decided=new Set;this.shown=[];this.busy=!1;this.page=new S(this,async()=>{let e=await this.context.api.proposals(nr,this.offset);return this.shown=Ps(this.shown,e.proposals,this.decided),e});this.options=new S(this,()=>this.context.api.options());this.place="";this.matchById=async()=>{let{api:e,notify:t,localizer:i}=this.context;this.busy=!0;try{await e.setOptions({rungs:[...this.rungs,or]}),await this.options.again(),t(i.t("inbox_by_id_done"))}catch(n){t(i.error(w(n)),!0)}finally{this.busy=!1}};this.acceptClear=async()=>{let{api:e,notify:t,localizer:i}=this.context,n=this.clearOnes;this.busy=!0;try{let{items:o}=await e.acceptProposals(n.map(({proposal_id:l})=>l));this.keep(n);for(let l of this.renderRoot.querySelectorAll("psr-proposal"))n.includes(l.proposal)&&l.wait();t(i.plural("inbox_matching",o))}catch(o){t(i.error(w(o)),!0)}finally{this.busy=!1}}}get offset(){return Math.max(0,Number(this.route.query.from)||0)}willUpdate(e){let t=JSON.stringify([this.context.entryId,this.offset]);t!==this.place&&(this.place=t,this.decided=new Set,this.shown=[]);let{epoch:i,entryId:n}=this.context;this.options.want(JSON.stringify([i,n,this.state.options])),this.page.want(JSON.stringify([i,t,this.state.proposals,this.state.job===null]))}render(){let{localizer:e}=this,{value:t,error:i}=this.page;return i?a`<div class="card">
${R(e,e.error(i),()=>{this.page.again()})}
</div>`:t?this.shown.length?a`${this.renderHead(t.total)} ${this.renderOffer()}
<ul class="proposals">
${ne(this.shown,({proposal_id:n})=>n,n=>a`<li class="card">
<psr-proposal
.context=${this.context}
.state=${this.state}
.route=${this.route}
.proposal=${n}
@decided=${()=>this.keep([n])}
></psr-proposal>
</li>`)}
</ul>
${$e(e,this.offset,nr,t.total,n=>this.setQuery({from:n?String(n):""}))}`:a`<div class="card">
${A({path:te,title:e.t("inbox_empty_title"),text:e.t("inbox_empty_text")})}
</div>`:a`<div class="card">${O(4,160)}</div>`}renderHead(e){let{localizer:t}=this,i=this.clearOnes;return a`<section class="card pad head">
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
${m(ti)}${t.plural("inbox_accept",i.length)}
</button>`:c}
</section>`}renderOffer(){let{t:e}=this.localizer;return!this.shown.some(({reason:i})=>i==="ready")||!this.rungs||this.rungs.includes(or)?c:a`<section class="card pad head">
<div>
<h3>${e("inbox_by_id_title")}</h3>
<p class="muted">${e("inbox_by_id_text")}</p>
</div>
<button class="button soft" ?disabled=${this.busy} @click=${this.matchById}>
${e("inbox_by_id")}
</button>
</section>`}get rungs(){let e=this.options.value?.options.find(({key:t})=>t==="rungs");return e&&[...e.value]}get clearOnes(){return this.shown.filter(({is_plain:e,is_queued:t,proposal_id:i})=>e&&!t&&!this.decided.has(i))}keep(e){this.decided=new Set([...this.decided,...e.map(({proposal_id:t})=>t)])}static{this.styles=[v,$,tr]}};d([u()],Ee.prototype,"decided",2),d([u()],Ee.prototype,"shown",2),d([u()],Ee.prototype,"busy",2);function Ps(r,s,e){let t=new Set(s.map(({proposal_id:n})=>n)),i=[...s];return r.forEach((n,o)=>{e.has(n.proposal_id)&&!t.has(n.proposal_id)&&i.splice(Math.min(o,i.length),0,n)}),i}y("psr-inbox",Ee);var ar=g`
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
`,pt=g`
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
`;var Vs=[/^(localhost|[^.:]+)$/,/\.(local|lan|home|internal|home\.arpa)$/,/^(127|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))(\.\d+)+$/,/^\[(::1|f[cd]|fe80:)/],qs=/^(\d+)-(\d+)-(\d+)-(\d+)\.[^.]+\.plex\.direct$/;function lr(r){let s=r.toLowerCase().replace(qs,"$1.$2.$3.$4");return Vs.some(e=>e.test(s))}function Le({machine_id:r,address:s},e,t=location.hostname){if(!r)return;let i=encodeURIComponent(`/library/metadata/${e}`),n=`#!/server/${encodeURIComponent(r)}/details?key=${i}`,o=`https://app.plex.tv/desktop/${n}`,l=s&&URL.canParse(s)?new URL(s):void 0;if(!l||!lr(l.hostname))return{best:o,web:o};let p=l.pathname.replace(/\/$/,""),h=`${l.origin}${p}/web/index.html${n}`;return{best:lr(t)?h:o,local:h,web:o}}async function ct({api:r,localizer:s,notify:e},t,i,n){let{items:o,left:l}=await r.refreshItems(t,i),p=[s.plural(n?"items_queued":"items_refreshing",o)];l&&p.push(s.plural("items_left",l)),e(p.join(". "))}async function dt({api:r,localizer:s,notify:e},t,i,n){let{change:o,items:l}=await r.ignore(t,i),p=s.plural(i?"items_ignored":"items_unignored",l);e(p,!1,{text:s.t("undo"),action:()=>n(o)})}async function ht({api:r,localizer:s,notify:e},t,i){await r.undoIgnore(t,i),e(s.t("undone"))}var jt=r=>Array.isArray(r)?r:[String(r)],K=r=>({word:s},e)=>jt(e).map(t=>s(r,t)).join(", ");function Bs({t:r,word:s},e){let t=`field_name_${e}`;return J(t)?r(t):s("restored",e)}var Js={defects:K("defect"),before:K("defect"),fixed:K("defect"),after:K("defect"),skip_reason:K("skip_reason"),rung:K("rung"),kind:K("write_kind"),pause_reason:K("pause_reason"),status:K("status"),media_type:K("media_type"),fields:(r,s)=>jt(s).map(e=>Bs(r,e)).join(", "),failure:({failure:r},s)=>r(String(s)),duration:({duration:r},s)=>r(Number(s)),since:({dateTime:r},s)=>r(Number(s)),due:({dateTime:r},s)=>r(Number(s))};function Ks(r,s,e){let t=Js[s];return t?t(r,e):typeof e=="number"?r.number(e):jt(e).join(", ")}function Us(r,{code:s,values:e,message:t}){let i=r.template("log_line",s);return i===void 0?[{text:t,isValue:!0}]:i.split(/\{(\w+)\}/).map((n,o)=>{let l=o%2===1,p=l?e[n]:void 0;return{text:p===void 0?n:Ks(r,n,p),isValue:l}})}var Ws=(r,s,e="")=>Us(r,s).map(({text:t,isValue:i})=>{let n=Mt(t,e);return i?a`<bdi>${n}</bdi>`:a`${n}`}),Mt=(r,s)=>bi(r,s).map(e=>e.hit?a`<mark>${e.text}</mark>`:e.text);function pr(r){let s=new Map;for(let e of r){let t=e.rating_key,i=t?`item ${t}`:`line ${e.id}`,n=s.get(i)??{key:i,item:t,title:"",lines:[]};s.delete(i),s.set(i,n),n.lines.push(e),n.title=String(e.values.title??(n.title||t))}return[...s.values()]}var mt=(r,s,{search:e="",date:t=!1}={})=>a`<div class="line ${s.level}" data-line=${s.id}>
<time class="num muted" title=${r.dateTime(s.time)}
>${t?r.dateTime(s.time):r.time(s.time,!0)}</time
>
${s.level==="info"?c:a`<span class="level">${r.t(`level_${s.level}`)}</span>`}
<span class="message">${Ws(r,s,e)}</span>
</div>`;var cr=["needs_you","to_heal","waiting","given_up","left_alone"],Nt=["attention",...cr,"ignored","healed"],Ft=["worst","next_attempt","title"],ze=["q","library","defect","type","show"],Q=({query:r})=>Nt.find(s=>s===r.segment)??"attention";function Ae({t:r,word:s},e){let t=`segment_${e}`;return J(t)?r(t):s("skip_reason",e)}var Ie=r=>Ft.find(s=>s===r.sort)??"worst";function dr(r){let{q:s,library:e,defect:t,type:i,show:n}=r.query;return{segment:Q(r),search:s,library:e,defect:t,media_type:i,show:n}}var je=(r,s)=>s==="attention"?cr.reduce((e,t)=>e+r[t],0):r[s],hr=({rating_key:r,season_key:s,show_key:e})=>({name:`item:${r}`,items:1,above:[`season:${s}`,`show:${e}`]}),mr=({key:r,level:s,items:e},t="")=>s==="season"?{name:`season:${r}`,items:e,above:[`show:${t}`]}:{name:`show:${r}`,items:e,above:[]},ut=({item:r,group:s})=>r?r.rating_key:`${s.level}:${s.key}`;function ur(r,s,e){let{t}=r,{reason:i}=oe(r,e),n=e.defects.length>0,o=(l,p)=>p?a`<div>
<dt class="muted">${l}</dt>
<dd>${p}</dd>
</div>`:c;return a`<section class="card pad">
<dl class="outlook">
${n?o(t("item_why_broken"),a`${e.defects.map(l=>a`<p>${Gs(r,l)}</p>`)}`):c}
${o(t(n?"item_why_open":"item_what_happened"),i)}
${o(t("item_next"),Qs(r,s,e))}
${o(t("item_you_can"),Ys(r,e))}
</dl>
</section>`}function Gs({t:r,word:s},e){let t=`why_${e}`;return J(t)?r(t):s("defect",e)}function Qs(r,s,e){let{t}=r;if(e.segment==="healed")return t("item_next_healed");if(e.segment!=="waiting"&&e.segment!=="to_heal")return oe(r,e).next||t("item_next_nothing");let{next_run:i}=s;return i===null?`${oe(r,e).next} ${t("item_next_unplanned")}`:[oe(r,e).next,t("item_next_scan",{time:r.dateTime(i),left:r.relative(i)})].join(" ")}function Ys({t:r},s){if(s.segment==="healed")return"";if(s.segment==="ignored")return r("help_ignored");if(s.segment==="needs_you")return r("help_needs_you");if(s.defects.includes("no_match"))return r("help_no_match");if(s.result==="timed_out")return r("help_timed_out");let e=s.segment==="given_up"||s.segment==="left_alone";return r(e?"help_given_up":"help_waiting")}function fr(r,{changes:s}){let{t:e}=r,t=["title","summary"].filter(n=>s[n]);if(!t.length)return c;let i=n=>n?a`<bdi>${n}</bdi>`:a`<span class="muted">${e("nothing_there")}</span>`;return a`<section class="card pad">
<h3>${e("item_changes")}</h3>
<div class="changes">
${t.map(n=>{let[o,l]=s[n];return a`<div class="pair">
<h4 class="muted">${e(`field_name_${n}`)}</h4>
<p class="old"><span class="muted">${e("before")}</span>${i(o)}</p>
<p class="new"><span class="muted">${e("after")}</span>${i(l)}</p>
</div>`})}
</div>
</section>`}function gr(r,s,e,t){let{job:i,error:n}=s,o=i?[r.word("trigger",i.trigger),i.dry_run?r.name("switch.dry_run"):""]:[],l=[ot(r,s),...Re(r,s)];return a`<li>
<div class="when">
<span class="num">${r.dateTime(s.time)}</span>
<span class="muted">${o.filter(Boolean).join(" · ")}</span>
</div>
<div class="what">
${Xs(r,s)} ${en(r,s)}
${n?a`<p class="muted"><bdi>${n}</bdi></p>`:c}
${l.filter(Boolean).map(p=>a`<p>${p}</p>`)}
</div>
${i?a`<a class="button job" href=${e(i.job_id)} @click=${t}
>${r.t("item_job")}</a
>`:c}
</li>`}var Xs=(r,{result:s,skip_reason:e})=>a`<span class="chips"
>${xe(r,s)}
${e?I(r.word("skip_reason",e),"plain"):c}</span
>`,Zs=["skipped","would_refresh","gone","errored"];function en(r,{result:s,before:e,after:t}){let i=t.length?N(r,t):I(r.t("no_defects"),"good");return a`<span class="change"
>${N(r,e)}
${Zs.includes(s)?c:a`${m(j)} ${i}`}</span
>`}var xr=g`
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
`;var tn=["guid","title","summary","poster"],yr=["guid","poster"],vr=({after:r})=>r===null,br=({before:r,after:s})=>tn.filter(e=>s&&r[e]!==s[e]),Me=class extends T{constructor(){super(...arguments);this.ratingKey="";this.undoing="";this.changes=new S(this,()=>this.context.api.changes(this.ratingKey))}willUpdate(e){let{epoch:t,entryId:i}=this.context;this.changes.want(JSON.stringify([t,i,this.ratingKey]));let n=e.get("state");n&&n.ended_job!==this.state.ended_job&&(this.undoing="",this.changes.again())}render(){let{localizer:e}=this,{value:t}=this.changes;return t?.length?a`<section class="card pad">
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
${vr(e)?a`<p>${t.t("changes_open")}</p>`:this.renderDifferences(e)}
</div>
${l?I(t.t("changes_undone",{time:t.dateTime(p)}),"plain"):this.renderUndo(e)}
</li>`}renderUndo(e){let{t}=this.localizer,{change_id:i,rung:n,below:o}=e;return n==="undo"||n==="analyze"||!o&&!vr(e)&&!br(e).length?c:this.undoing===i?a`<span class="activity" role="status">${t("inbox_is_undoing")}</span>`:a`<button
class="button soft"
?disabled=${!!(this.undoing||this.state.job)}
@click=${()=>{this.undo(i)}}
>
${m(We)}${t("undo")}
</button>`}renderDifferences(e){let{localizer:t}=this,{before:i,after:n}=e,o=br(e);if(!o.length)return a`<p class="muted">${t.t("changes_none")}</p>`;let l=o.filter(h=>yr.includes(h)),p=h=>h?a`<bdi>${h}</bdi>`:a`<span class="muted">${t.t("nothing_there")}</span>`;return a`${l.length?a`<p>${t.t("changes_fields",{fields:Te(t,l)})}</p>`:c}
${o.filter(h=>!yr.includes(h)).map(h=>a`<p class="pair">
<span class="muted">${Te(t,[h])}:</span> ${p(i[h])}
${m(j)} ${p(n?.[h]??"")}
</p>`)}`}async undo(e){let{api:t,notify:i,localizer:n}=this.context;this.undoing=e;try{await t.undoChange(e)}catch(o){this.undoing="",i(n.error(w(o)),!0)}}static{this.styles=[v,$,xr]}};d([f()],Me.prototype,"ratingKey",2),d([u()],Me.prototype,"undoing",2);y("psr-item-changes",Me);var $r=g`
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
`;var wr=({rating_key:r})=>({selected:[`item:${r}`]}),rn=2e3,Ne=class extends T{constructor(){super(...arguments);this.busy=!1;this.isAsked=!1;this.history=new S(this,async()=>{let e=await this.context.api.item(this.route.itemKey);return this.isAsked=!1,e});this.proposal=new S(this,()=>this.context.api.proposal(this.route.itemKey));this.reload=_e(()=>{this.history.again()},rn)}disconnectedCallback(){super.disconnectedCallback(),this.reload.stop()}willUpdate(e){let{epoch:t,entryId:i}=this.context,n=JSON.stringify([t,i,this.route.itemKey]);this.history.want(n),this.proposal.want(n);let o=e.get("state");o&&(o.job!==this.state.job||o.ended_job!==this.state.ended_job)&&this.reload()}render(){let{localizer:e}=this,{value:t,error:i}=this.history;return a`<a class="button back" href=${this.address({view:"items"})} @click=${this.follow}
>${m(Ve)}${e.t("item_all")}</a
>
${i?a`<div class="card">
${R(e,e.error(i),()=>{this.history.again()})}
</div>`:t?this.renderItem(t):a`<div class="card">${O(6,60)}</div>`}`}renderItem(e){let{localizer:t}=this,{item:i,results:n}=e,o=i??n[0];if(!o)return a`<div class="card">
${A({path:U,title:t.t("item_missing_title"),text:t.t("item_missing_text")})}
</div>`;let l=n.find(({changes:p})=>Object.keys(p).length);return a`<section class="card pad hero">
${this.renderPosters(o,l)}
<div class="about">
<h2><bdi>${o.title}</bdi></h2>
<p class="muted">${this.factsOf(o,i)}</p>
${i?this.renderState(i):a`<p>${t.t("item_gone")}</p>`}
</div>
</section>
${i?ur(t,this.state,i):c} ${this.renderProposal()}
${l?fr(t,l):c}
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
</section>`:c}renderPast({results:e,lines:t}){let{localizer:i}=this,n=t.filter(({level:l})=>l!=="debug"),o=e.map(l=>gr(i,l,p=>this.jobLink(p),this.follow));return a`<section class="card pad">
<h3>${i.t("item_history")}</h3>
${e.length?a`<ol class="history">
${o}
</ol>`:a`<p class="muted">${i.t("item_history_empty")}</p>`}
</section>
${n.length?a`<section class="card pad">
<h3>${i.t("job_log")}</h3>
<div class="lines">
${n.toReversed().map(l=>mt(i,l,{date:!0}))}
</div>
</section>`:c}`}jobLink(e){let t={tab:"log",item:this.route.itemKey};return this.address({view:"jobs",jobId:e,query:t})}factsOf(e,t){let{localizer:i}=this;return[i.word("media_type",e.type),this.libraryTitle(e.library_id),t?i.t("checked_at",{time:i.relative(t.last_seen)}):""].filter(Boolean).join(" · ")}renderPosters({type:e},t){let{t:i}=this.localizer,[n,o]=t?.changes.poster??["",""],l=(h,b)=>a`<figure>
<psr-poster .api=${this.context.api} .ratingKey=${h} .type=${e}></psr-poster>
${b?a`<figcaption class="muted">${b}</figcaption>`:c}
</figure>`;return a`<div class="posters">
${n==="none"&&o!=="none"?a`${l("",i("before"))} ${m(j)}
${l(this.route.itemKey,i("after"))}`:l(this.route.itemKey,"")}
</div>`}renderState(e){let{localizer:t}=this,i={healed:"good",ignored:"plain",waiting:"info"}[e.segment];return a`<span class="chips"
><span class="chip tone-${i??"warn"}">${Ae(t,e.segment)}</span>
${e.defects.length?N(t,e.defects):c}</span
>
${this.renderActions(e)}`}renderActions(e){let{t}=this.localizer,i=Le(this.state.server,e.rating_key);return a`<div class="actions">
${this.renderRefresh(e)}
<button
class="button soft"
?disabled=${this.busy}
@click=${()=>{this.ignore(e,!e.ignored)}}
>
${m(e.ignored?Je:ue)}${t(e.ignored?"unignore":"ignore")}
</button>
${i?this.renderLinks(i):c}
</div>`}renderLinks({best:e,local:t,web:i}){let{t:n}=this.localizer,o=(p,h)=>a`<a class="button soft" href=${p} target="_blank" rel="noreferrer"
>${m(di)}${h}</a
>`,l=e===t?o(i,n("open_at_plex_tv")):c;return a`${o(e,n("open_in_plex"))}
${t&&e===i?o(t,n("open_locally")):l}`}renderRefresh(e){let{t}=this.localizer,i=e.activity??(this.isAsked?"queued":null);if(i)return a`<span class="activity" role="status">${t(`activity_${i}`)}</span>`;if(e.segment==="needs_you")return c;let n=!e.defects.length;return a`<button
class="button ${n?"soft":"filled"}"
?disabled=${this.busy}
@click=${()=>{this.refresh(e,n)}}
>
${m(Ue)}${t(n?"refresh_anyway":"refresh_now")}
</button>`}refresh(e,t){this.isAsked=!0;let i=!!this.state.job;return this.act(()=>ct(this.context,wr(e),t,i))}ignore(e,t){let i=n=>{this.act(()=>ht(this.context,n,!t))};return this.act(()=>dt(this.context,wr(e),t,i))}async act(e){let{notify:t,localizer:i}=this.context;this.busy=!0;try{await e(),await this.history.again()}catch(n){this.isAsked=!1,t(i.error(w(n)),!0)}finally{this.busy=!1}}static{this.styles=[v,$,pt,$r]}};d([u()],Ne.prototype,"busy",2),d([u()],Ne.prototype,"isAsked",2);y("psr-item",Ne);var ft=50,sn=1e3,gt=class{constructor(s,e){this.query=e;this.shown=ft;this.key="";this.loaded=new S(s,()=>this.load(Math.min(Math.max(this.shown,ft),sn)))}get value(){return this.loaded.value}get error(){return this.loaded.error}get isLoading(){return this.loaded.loading}want(s){let e=s!==this.key;return e&&(this.shown=ft),this.key=s,this.loaded.want(s),e}again(){return this.loaded.again()}async more(){let{key:s}=this,e=this.loaded.value;if(!e?.next||this.isLoading)return;let t=await this.load(ft,e.next);s!==this.key||this.loaded.value!==e||(this.loaded.value={entries:[...e.entries,...t.entries],next:t.next},this.shown=this.loaded.value.entries.length)}load(s,e){let{api:t,filter:i,order:n}=this.query();return t.itemGroups(i,{group_by:"show",order:n,limit:s,after:e??void 0})}};var ae=class r{constructor(s=new Map){this.marks=s}has({name:s,above:e}){for(let t of[s,...e,"all"]){let i=this.marks.get(t);if(i)return i.isSelected}return!1}isMixed({name:s}){return[...this.marks.values()].some(({above:e})=>e.includes(s))}with(s,e){let t=({above:o})=>o.includes(s.name)||s.name==="all",i=[...this.marks].filter(([o,l])=>o!==s.name&&!t(l)),n=new r(new Map(i));return n.has(s)===e?n:new r(new Map([...i,[s.name,{...s,isSelected:e}]]))}get count(){return[...this.marks.values()].map(e=>(e.isSelected?1:-1)*e.items).reduce((e,t)=>e+t,0)}among(s){let e=i=>[...this.marks.values()].filter(n=>n.isSelected===i).map(nn),t=e(!1);return{...s,selected:e(!0),...t.length?{unselected:t}:{}}}},nn=({name:r})=>r;var Ht=(r,s,e)=>a`<label class="pick">
<input
type="checkbox"
aria-label=${r.context.localizer.t("select_item",{title:e})}
.checked=${r.marks.has(s)}
.indeterminate=${r.marks.isMixed(s)}
@change=${t=>r.mark(s,t.target.checked)}
/>
</label>`;function _r(r,s,e=""){let{localizer:t,api:i}=r.context;return a`<li class="row segment-${s.segment}" data-key=${s.rating_key}>
${Ht(r,hr(s),s.title)}
<psr-poster .api=${i} .ratingKey=${s.rating_key} .type=${s.type}></psr-poster>
${on(r,s,e)}
<div class="defects">${N(t,s.defects)}</div>
<div class="actions">
${an(r,s)??ln(r,s)}
<button
class="icon-button"
aria-haspopup="dialog"
aria-label=${t.t("item_actions",{title:s.title})}
@click=${()=>r.showMenu(s)}
>
${m(ni)}
</button>
</div>
</li>`}function on(r,s,e){let{localizer:t,entryId:i}=r.context,{libraries:n}=r.state,o=n.find(x=>x.library_id===s.library_id)?.title,l=t.t("checked_at",{time:t.relative(s.last_seen)}),p=E({entryId:i,view:"items",itemKey:s.rating_key}),h=`${e} · `,b=s.title.startsWith(h)?s.title.slice(h.length):s.title;return a`<div class="text">
<a class="name" data-row href=${p} @click=${r.follow}><bdi>${b}</bdi></a>
<span class="why">
${s.ignored?m(ue):c}${at(t,s)}
</span>
<span class="muted facts num" title=${t.dateTime(s.last_seen)}
>${[t.word("media_type",s.type),o,l].filter(Boolean).join(" · ")}</span
>
</div>`}function an(r,{rating_key:s,activity:e}){let{t}=r.context.localizer,i=e??(r.asked.has(s)?"queued":null);if(i)return a`<span class="activity" role="status"
><span class="spinner ${i}"></span><span>${t(`activity_${i}`)}</span></span
>`}function ln(r,s){let{localizer:e}=r.context,{action:t}=oe(e,s);return t?Dt(r,s,t,rr(e,t)):c}function Dt(r,s,e,t){let{entryId:i}=r.context,n=`${t}: ${s.title}`;if(e==="raise_deadline")return a`<a
class="button main"
href=${E({entryId:i,view:"options"})}
aria-label=${n}
@click=${r.follow}
>${t}</a
>`;if(e!=="open_in_plex")return a`<button
class="button main"
aria-label=${n}
@click=${()=>r.act(e,s)}
>
${t}
</button>`;let o=Le(r.state.server,s.rating_key);return o?Pt(o.best,t,n):c}var Pt=(r,s,e)=>a`<a class="button main" href=${r} target="_blank" rel="noreferrer" aria-label=${e}
>${s}</a
>`;var xt=g`
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
`;var kr=50,le=class extends L{constructor(){super(...arguments);this.isOpen=!1;this.limit=kr;this.content=new S(this,()=>this.load())}willUpdate(e){this.isOpen&&this.content.want(JSON.stringify([this.filter,this.list.version,this.limit]))}get filter(){let{key:e,level:t}=this.group;return t==="season"?{...this.list.filter,show:this.show?.key,season:e}:{...this.list.filter,show:e}}async load(){let{api:e}=this.list.context;if(this.group.level==="season"){let{items:o,total:l}=await e.items(this.filter,this.limit);return{entries:o.map(p=>({item:p})),hasMore:l>o.length}}let t={group_by:"season",order:"position",limit:this.limit},{entries:i,next:n}=await e.itemGroups(this.filter,t);return{entries:i,hasMore:n!==null}}render(){let{group:e,list:t}=this,{localizer:i,api:n}=t.context;return a`<div class="row group ${e.level}">
${Ht(t,mr(e,this.show?.key),e.title)}
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
${m(this.isOpen?ii:qe)}
</div>
${this.isOpen?this.renderContent():c}`}summary(){let{localizer:e}=this.list.context,{items:t,segments:i,next_attempt:n}=this.group,o=Object.entries(i).filter(([,p])=>p),l=[e.plural("items_count",t)];if(o.length>1)for(let[p,h]of o)l.push(`${e.number(h)} ${Ae(e,p)}`);return n&&n*1e3>Date.now()&&l.push(e.t("group_next",{time:e.relative(n)})),l.join(" · ")}renderContent(){let{localizer:e}=this.list.context,{value:t,error:i}=this.content,n=t?.entries??[];return i?R(e,e.error(i),()=>{this.content.again()}):a`<ul class="below" aria-busy=${this.content.loading}>
${ne(n,ut,o=>Vt(this.list,o,this.show??this.group,n.length===1))}
${t?.hasMore?a`<li class="more">
<button class="button" @click=${()=>this.limit+=kr*4}>
${e.t("show_more")}
</button>
</li>`:c}
</ul>`}static{this.styles=[v,xt]}};d([f({attribute:!1})],le.prototype,"list",2),d([f({attribute:!1})],le.prototype,"group",2),d([f({attribute:!1})],le.prototype,"show",2),d([f({type:Boolean})],le.prototype,"isOpen",2),d([u()],le.prototype,"limit",2);var Vt=(r,s,e,t=!1)=>s.item?_r(r,s.item,e?.title):a`<li>
<psr-item-group
.list=${r}
.group=${s.group}
.show=${e}
?isOpen=${t}
></psr-item-group>
</li>`;y("psr-item-group",le);function Sr(r,s){return a`<psr-dialog id="menu" .heading=${s?.title??""}>
${s?pn(r,s):c}
</psr-dialog>`}function pn(r,s){let{localizer:e}=r.context,{t}=e,i=t(s.defects.length?"refresh_now":"refresh_anyway"),n=(o,l)=>Dt(r,s,o,l);return a`<p>${at(e,s)}</p>
${N(e,s.defects)}
<div class="menu">
${s.segment==="needs_you"?c:n("refresh",i)}
${s.ignored?n("unignore",t("unignore")):n("ignore",t("ignore"))}
${n("open_in_plex",t("open_in_plex"))} ${cn(r,s)}
</div>`}function cn({context:r,state:s},{rating_key:e,title:t}){let i=Le(s.server,e);if(!i?.local)return c;let[n,o]=i.best===i.local?[i.web,"open_at_plex_tv"]:[i.local,"open_locally"],l=r.localizer.t(o);return Pt(n,l,`${l}: ${t}`)}function Tr(r){let{localizer:s,count:e,segment:t}=r;if(!e)return c;let{t:i}=s,n=s.plural("selected",e),o=(h,b,x)=>a`<button class="button" ?disabled=${r.isBusy} @click=${x}>
${m(h)}${b}
</button>`,l=t==="healed",p=t==="ignored";return a`<div class="selection" role="region" aria-label=${n}>
<button class="icon-button" aria-label=${i("clear_selection")} @click=${r.clear}>
${m(Be)}
</button>
<span class="num" role="status">${n}</span>
<span class="buttons">
${t==="needs_you"?c:o(Ue,i(l?"refresh_anyway":"refresh_now"),()=>r.refresh(l))}
${p?o(Je,i("unignore"),()=>r.ignore(!1)):o(ue,i("ignore"),()=>r.ignore(!0))}
</span>
</div>`}var dn=["to_heal","left_alone"],Rr=({localizer:r,route:s,counts:e,change:t})=>a`<div class="segments" role="group" aria-label=${r.t("segments")}>
${Nt.map(i=>{let n=Q(s)===i;return dn.includes(i)&&!n&&!(e&&je(e,i))?c:a`<button
class="button ${n?"soft":""}"
aria-pressed=${n}
title=${r.t(`segment_hint_${i}`)}
@click=${()=>t({segment:i==="attention"?"":i})}
>
${Ae(r,i)}
<span class="num">${e?r.number(je(e,i)):"–"}</span>
</button>`})}
</div>`;function Er({localizer:r,state:s},e){switch(e){case"library":return s.libraries.map(({library_id:t,title:i})=>({value:t,label:i}));case"defect":return B(r,"defect");case"type":return B(r,"media_type");case"show":return[]}}var hn=({t:r},s)=>r(s==="library"?"library":`filter_${s}`),Lr=r=>a`${ze.filter(s=>s!=="q"&&s!=="show").map(s=>mn(r,s))}`;function mn(r,s){let{localizer:e,route:t,change:i}=r,n=t.query[s]??"";return a`<label class="filter-field">
<span>${hn(e,s)}</span>
<select
class="field"
@change=${o=>i({[s]:o.target.value})}
>
<option value="" ?selected=${!n}>${e.t("all")}</option>
${Er(r,s).map(o=>a`<option value=${o.value} ?selected=${o.value===n}>
${o.label}
</option>`)}
</select>
</label>`}function zr(r){let{localizer:s,route:e,search:t,change:i,openSheet:n}=r,{t:o}=s,l=Ie(e.query);return a`<div class="tools" role="search">
${Qe(s,o("items_search"),t.text,t.change)}
<button class="button" aria-haspopup="dialog" @click=${n}>
${m(gi)}${o("filter")}
</button>
<select
class="field"
aria-label=${o("sort_by")}
@change=${p=>i({sort:p.target.value})}
>
${Ft.map(p=>a`<option value=${p} ?selected=${p===l}>${o(`sort_${p}`)}</option>`)}
</select>
</div>`}function Ar(r){let{localizer:s,route:e,change:t}=r,{t:i}=s,n=ze.filter(l=>e.query[l]);if(!n.length)return c;let o=l=>{let p=un(r,l);return a`<button
class="set-filter"
aria-label=${i("filter_remove",{name:p})}
@click=${()=>l==="q"?r.search.change(""):t({[l]:""})}
>
<bdi>${p}</bdi>${m(Be)}
</button>`};return a`<div class="set-filters">
${n.map(o)}
<button class="button" @click=${()=>t(qt())}>
${m(fe)}${i("clear_filters")}
</button>
</div>`}var qt=()=>Object.fromEntries(ze.map(r=>[r,""]));function un(r,s){let e=r.route.query[s]??"";return s==="q"?`“${e}”`:s==="show"?r.localizer.t("filter_one_show"):Er(r,s).find(t=>t.value===e)?.label??e}function Or({tools:r,clear:s,check:e}){let{localizer:t,state:i,route:n}=r,{t:o}=t,l=ze.some(h=>n.query[h]);if(!l&&i.libraries.every(({open:h})=>h===null))return A({path:U,title:o("not_looked_title"),text:o("not_looked_text"),actions:i.job?c:a`<button class="button filled" @click=${e}>${o("check_library")}</button>`});let p=Q(n);return l?A({path:U,title:o("items_no_match_title"),text:o("items_no_match_text"),actions:a`<button class="button soft" @click=${s}>
${m(fe)}${o("clear_filters")}
</button>`}):A({path:te,title:o(`none_${p}`),text:o(`segment_hint_${p}`)})}var Cr=g`
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
`;var gn=200,xn=3e3,yn=["attention","to_heal","waiting","given_up"],V=class extends T{constructor(){super(...arguments);this.marks=new ae;this.asked=new Set;this.searchText="";this.busy=!1;this.version=0;this.page=new gt(this,()=>({api:this.context.api,filter:this.filter,order:Ie(this.route.query)}));this.counts=new S(this,()=>this.context.api.itemCounts(this.filter));this.reload=_e(()=>this.refreshList(),xn)}get filter(){return dr(this.route)}disconnectedCallback(){super.disconnectedCallback(),this.reload.stop(),clearTimeout(this.searchTimer)}willUpdate(e){this.searchTimer||(this.searchText=this.route.query.q??"");let t=JSON.stringify([this.context.epoch,this.context.entryId,this.filter,Ie(this.route.query)]);this.page.want(t)&&(this.marks=new ae),this.counts.want(t);let i=e.get("state");i&&Ir(i)!==Ir(this.state)&&this.reload()}refreshList(){this.version+=1,this.page.again().then(()=>this.asked=new Set),this.counts.again()}render(){let e=this.tools;return a`${Rr(e)} ${zr(e)} ${Ar(e)}
<section
class="card ${this.page.isLoading?"loading":""}"
aria-busy=${this.page.isLoading}
aria-label=${this.localizer.t("items_region")}
>
${this.renderPage()}
</section>
${Tr(this.selection)} ${Sr(this.list,this.chosen)}
<psr-dialog id="sheet" .heading=${this.localizer.t("filter")}>
<div class="filter-fields">${Lr(e)}</div>
<button slot="actions" class="button filled" @click=${()=>this.sheet.close()}>
${this.localizer.t("filter_done",{count:this.totalText})}
</button>
</psr-dialog>`}get tools(){return{localizer:this.localizer,state:this.state,route:this.route,counts:this.counts.value,search:{text:this.searchText,change:e=>this.onSearch(e)},change:e=>this.setQuery(e),openSheet:()=>this.sheet.show()}}onSearch(e){this.searchText=e,clearTimeout(this.searchTimer);let t=()=>{this.searchTimer=void 0,this.setQuery({q:e.trim()})};this.searchTimer=setTimeout(t,e?gn:0)}get total(){let{value:e}=this.counts;return e?je(e,Q(this.route)):0}get totalText(){return this.localizer.plural("items_count",this.total)}renderPage(){let{localizer:e}=this,{value:t,error:i}=this.page;if(i)return R(e,e.error(i),()=>this.refreshList());if(!t)return O(8,80);if(!t.entries.length)return Or({tools:this.tools,clear:()=>this.setQuery(qt()),check:()=>{this.act(()=>this.context.api.start({dry_run:!0,days:0}))}});let n=this.list;return a`${this.renderHead()}
<ul class="items">
${ne(t.entries,ut,o=>Vt(n,o))}
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
${yn.includes(Q(this.route))?a`<button
class="button soft"
?disabled=${this.busy}
@click=${()=>{this.refresh(new ae().with(e,!0).among(this.filter),!1)}}
>
${this.localizer.t("heal_all",{count:this.localizer.number(this.total)})}
</button>`:c}
</div>`}get list(){return{context:this.context,state:this.state,filter:this.filter,marks:this.marks,asked:this.asked,version:this.version,mark:(e,t)=>this.marks=this.marks.with(e,t),act:(e,t)=>this.onAction(e,t),showMenu:e=>{this.chosen=e,this.menu.show()},follow:this.follow}}get selection(){let e=this.marks.among(this.filter);return{localizer:this.localizer,count:this.marks.count,segment:Q(this.route),isBusy:this.busy,clear:()=>this.marks=new ae,refresh:t=>{this.refresh(e,t)},ignore:t=>{this.ignore(e,t)}}}onAction(e,t){this.menu.close();let i={selected:[`item:${t.rating_key}`]};e==="refresh"?(this.asked=new Set([...this.asked,t.rating_key]),this.refresh(i,!t.defects.length)):e!=="open_in_plex"&&this.ignore(i,e==="ignore")}refresh(e,t){let i=!!this.state.job;return this.changeItems(n=>ct(n,e,t,i))}ignore(e,t){let i=n=>{this.changeItems(o=>ht(o,n,!t))};return this.changeItems(n=>dt(n,e,t,i))}changeItems(e){return this.act(async()=>{await e(this.context),this.marks=new ae,this.refreshList()})}async act(e){let{notify:t,localizer:i}=this.context;this.busy=!0;try{await e()}catch(n){this.asked=new Set,t(i.error(w(n)),!0)}finally{this.busy=!1}}static{this.styles=[v,$,xt,Cr]}};d([u()],V.prototype,"marks",2),d([u()],V.prototype,"asked",2),d([u()],V.prototype,"searchText",2),d([u()],V.prototype,"busy",2),d([u()],V.prototype,"chosen",2),d([u()],V.prototype,"version",2),d([z("#menu")],V.prototype,"menu",2),d([z("#sheet")],V.prototype,"sheet",2);var Ir=({job:r,ended_job:s})=>{let e=r?.tally,t=e?e.defective+e.fixed+e.skipped+e.unresolved:0;return`${r?.job_id} ${s?.job_id} ${t} ${r?.done}`};y("psr-items",V);var yt=200,vt=2e3,vn=600,bn=40,$n=250,M=class extends L{constructor(){super(...arguments);this.jobId="";this.live=!1;this.filters={};this.total=0;this.isTotalExact=!0;this.isFollowing=!0;this.isComplete=!1;this.searchText="";this.isDetached=!1;this.isFetching=!1;this.subscribed=""}disconnectedCallback(){super.disconnectedCallback(),this.stop(),clearTimeout(this.searchTimer)}connectedCallback(){super.connectedCallback(),this.searchText=this.filters.search??"",this.requestUpdate()}willUpdate(e){e.has("filters")&&(this.searchText=this.filters.search??"");let t=JSON.stringify([this.jobId,this.filters]);t!==this.subscribed&&this.start(t)}start(e){this.stop(),this.subscribed=e,this.isFollowing=!0,this.isDetached=!1,this.isFetching=!1,this.unsubscribe=this.context.api.subscribeLog(this.jobId,this.filters,yt,(t,i)=>this.take(t,i),t=>this.error=t)}stop(){this.unsubscribe?.(),this.unsubscribe=void 0,this.subscribed=""}take(e,t){if(this.error=void 0,this.total=e.total,this.isTotalExact=e.is_total_exact,t){this.lines=e.lines,this.isComplete=e.lines.length<yt,this.isDetached=!1;return}if(this.isDetached)return;let i=this.lines?.at(-1)?.id??0;this.lines=[...this.lines??[],...e.lines.filter(({id:n})=>n>i)],this.isFollowing&&this.lines.length>vt&&(this.lines=this.lines.slice(-vt),this.isComplete=!1)}async fetchOlder(){let e=this.lines?.[0];if(!e||this.isFetching||this.isComplete)return;this.isFetching=!0;let t=this.subscribed;try{let i=await this.context.api.log(this.jobId,this.filters,yt,e.id);if(t!==this.subscribed||this.lines?.[0]!==e)return;this.isComplete=i.lines.length<yt,this.anchor=this.findAnchor();let n=[...i.lines,...this.lines];n.length>vt&&(this.isDetached=!0),this.lines=n.slice(0,vt)}catch(i){this.context.notify(this.context.localizer.error(w(i)),!0)}finally{t===this.subscribed&&(this.isFetching=!1)}}findAnchor(){let{scroller:e}=this,t=e?.getBoundingClientRect().top??0,n=[...e?.querySelectorAll("[data-line]")??[]].find(o=>o.getBoundingClientRect().bottom>t);return n&&{line:n.dataset.line,top:n.getBoundingClientRect().top}}updated(){let{scroller:e}=this;if(!e)return;let{anchor:t}=this;if(t){let i=e.querySelector(`[data-line="${t.line}"]`);i&&(e.scrollTop+=i.getBoundingClientRect().top-t.top),this.anchor=void 0}else this.isFollowing&&(e.scrollTop=e.scrollHeight)}onScroll(){let e=this.scroller,t=e.scrollHeight-e.scrollTop-e.clientHeight;this.isFollowing=t<bn&&!this.isDetached,e.scrollTop<vn&&this.fetchOlder()}toNewest(){this.isFollowing=!0,this.isDetached?this.start(this.subscribed):this.requestUpdate()}change(e){this.dispatchEvent(new CustomEvent("filters-changed",{detail:e}))}onSearch(e){this.searchText=e,clearTimeout(this.searchTimer),this.searchTimer=setTimeout(()=>this.change({search:e}),e?$n:0)}async download(){let{api:e,notify:t,localizer:i}=this.context;try{let n=document.createElement("a");n.href=await e.logAddress(this.jobId),n.download="",n.click()}catch(n){t(i.error(w(n)),!0)}}render(){let{localizer:e}=this.context;return a`<div class="tools">
${Qe(e,e.t("log_search"),this.searchText,t=>this.onSearch(t))}
<select
class="field"
aria-label=${e.t("log_level")}
@change=${t=>this.change({level:t.target.value})}
>
${B(e,"minimum_level").map(({value:t,label:i})=>a`<option value=${t} ?selected=${t===this.filters.level}>
${i}
</option>`)}
</select>
${this.filters.rating_key?a`<button class="button soft" @click=${()=>this.change({rating_key:""})}>
${e.t("one_item")} ×
</button>`:c}
<span class="count muted num" role="status">${this.renderCount()}</span>
${this.live?a`<span class="live">${I(e.t("log_live"),"good")}</span>`:c}
<button class="button" @click=${this.download}>
${m(oi)}${e.t("log_download")}
</button>
</div>
${this.renderLines()}`}renderCount(){if(!this.lines)return"";let e=this.context.localizer.plural("log_lines",this.total);return this.isTotalExact?e:`≥ ${e}`}renderLines(){let{localizer:e}=this.context;if(this.error){let l=()=>this.start(this.subscribed||JSON.stringify([this.jobId,this.filters]));return R(e,e.error(this.error),l)}if(!this.lines)return a`<div class="lines">${O(10,32)}</div>`;let{search:t,level:i,rating_key:n}=this.filters,o=!!(t||n||i==="warning"||i==="error");return a`<div class="frame">
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
${ne(pr(this.lines),l=>l.key,l=>this.renderGroup(l))}
</ol>`:a`<p class="edge muted">
${e.t(o?"log_no_match":"log_empty")}
</p>`}
</div>
<button class="button filled newest" ?hidden=${this.isFollowing} @click=${this.toNewest}>
${e.t("log_follow")}
</button>
</div>`}renderGroup({item:e,title:t,lines:i}){let{localizer:n,entryId:o}=this.context,l=this.filters.search??"",p=E({entryId:o,view:"items",itemKey:e});return a`<li class=${e?"about-item":""}>
${e?a`<a class="item" href=${p}><bdi>${Mt(t,l)}</bdi></a>`:c}
${i.map(h=>mt(n,h,{search:l}))}
</li>`}static{this.styles=[v,$,ar,pt]}};d([f({attribute:!1})],M.prototype,"context",2),d([f()],M.prototype,"jobId",2),d([f({type:Boolean})],M.prototype,"live",2),d([f({attribute:!1})],M.prototype,"filters",2),d([u()],M.prototype,"lines",2),d([u()],M.prototype,"total",2),d([u()],M.prototype,"isTotalExact",2),d([u()],M.prototype,"isFollowing",2),d([u()],M.prototype,"isComplete",2),d([u()],M.prototype,"error",2),d([u()],M.prototype,"searchText",2),d([z(".lines")],M.prototype,"scroller",2);y("psr-log",M);var bt=g`
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
`;function jr(r,s){let{tally:e,dry_run:t,health:i}=s,{t:n,plural:o,number:l,percent:p}=r,h=e.defective?t?o("job_would",e.would_refresh):o("job_healed",e.defective,{fixed:l(e.fixed)}):n("job_all_well"),{before:b,after:x}=i,k=b!==null&&x!==null&&b!==x?n("job_health",{before:p(b),after:p(x)}):"";return[o("job_checked",e.checked),h,k].filter(Boolean).join(" ")}function Mr(r,s,e){let t=ye(r,s),i=[[r.t("job_trigger"),r.word("trigger",s.trigger)],...wn(r,s,e),[r.t("job_max_refreshes"),Nr(r,s.options.max_refreshes)],[r.name("switch.dry_run"),r.t(s.dry_run?"yes":"no")],...t?[[r.t("job_pause"),t]]:[]];return a`<dl class="options num">
${i.map(([n,o])=>a`<div>
<dt class="muted">${n}</dt>
<dd>${o}</dd>
</div>`)}
</dl>`}var Nr=(r,s)=>s?r.number(s):r.t("no_limit");function wn(r,{options:s},e){let t=r.t("libraries");if(s.item_count)return[[t,r.plural("job_scope_items",s.item_count)]];let i=o=>e.find(l=>l.library_id===o)?.title??o,n=s.library_ids.map(i).join(", ");return[[t,n||r.t("all")],[r.name("number.window_days"),r.window(s.window_days)],[r.name("number.max_items"),Nr(r,s.max_items)]]}function Fr(r,s){let e=Qt(s,Date.now()/1e3),t=Math.max(1,...Object.values(e)),i=s.finished_at?a`${r.t("job_finished")} ${r.dateTime(s.finished_at)} ·
${r.duration(s.finished_at-s.started_at)}`:Li(r,s);return a`<ul class="durations num">
${Gt.map(n=>_n(r,s,n,e[n],t))}
</ul>
<p class="muted num finished">${i}</p>`}function _n(r,s,e,t,i){let n=s.phase_times[e];return a`<li class=${t===void 0?"muted":""}>
<span title=${r.t(`phase_${e}_hint`)}>${r.word("phase",e)}</span>
<span class="muted">${n===void 0?"":r.time(n,!0)}</span>
<span class="length">${t===void 0?"–":r.duration(t)}</span>
<span class="phase-bar" aria-hidden="true"
><span style="width:${100*(t??0)/i}%"></span
></span>
</li>`}var Hr=g`
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
`;var Dr=25,kn=2e3,Sn=["skipped","would_refresh"],Tn=["gone","errored"],$t=class extends T{constructor(){super(...arguments);this.items=new S(this,()=>this.context.api.jobItems(this.job.job_id,this.result,Dr,this.offset));this.reload=_e(()=>{this.items.again()},kn)}get offset(){return Math.max(0,Number(this.route.query.from)||0)}get result(){return this.route.query.result??""}disconnectedCallback(){super.disconnectedCallback(),this.reload.stop()}willUpdate(e){let{epoch:t,entryId:i}=this.context;this.items.want(JSON.stringify([t,i,this.job.job_id,this.result,this.route.query.from]));let n=e.get("job");n&&Pr(n)!==Pr(this.job)&&this.reload()}render(){return a`${this.renderNumbers()} ${this.renderPage()}`}renderNumbers(){let{localizer:e,job:t}=this,i=t.tally,n=B(e,"result").filter(({value:l})=>l!=="healthy"&&(i[l]||l===this.result));if(!n.length)return c;let o=(l,p,h)=>a`<button
class="number tone-${Wt[l]??"plain"}"
aria-pressed=${l===this.result}
@click=${()=>this.setQuery({result:l,from:""})}
>
<span class="num">${e.number(h)}</span> ${p}
</button>`;return a`<div class="numbers" role="group" aria-label=${e.t("filter_result")}>
${o("",e.t("all"),t.tally.defective)}
${n.map(({value:l,label:p})=>o(l,p,i[l]??0))}
</div>`}renderPage(){let{localizer:e}=this,{value:t,error:i}=this.items;if(i)return R(e,e.error(i),()=>{this.items.again()});if(!t)return O(5,76);if(!t.total){let n=me(this.job)?"job_items_empty_running":"job_items_empty",o=e.t(this.result?"job_items_no_match":n);return A({path:te,title:o})}return a`<ul class="items">
${t.items.map(n=>this.renderItem(n))}
</ul>
${$e(e,this.offset,Dr,t.total,n=>this.setQuery({from:n?String(n):""}))}`}renderItem(e){let{localizer:t}=this;return a`<li>
<psr-poster
.api=${this.context.api}
.ratingKey=${e.rating_key}
.type=${e.type}
></psr-poster>
${this.renderTitle(e)} ${this.renderChange(e)}
<div class="result">${xe(t,e.result,e.skip_reason)}</div>
</li>`}renderTitle(e){let{localizer:t}=this,i=this.address({view:"items",itemKey:e.rating_key}),n=[this.libraryTitle(e.library_id),t.time(e.time,!0)],o=(l,p="")=>l?a`<span class="small-text ${p}">${l}</span>`:c;return a`<div class="title">
<a data-row href=${i} @click=${this.follow}><bdi>${e.title}</bdi></a>
${o(n.filter(Boolean).join(" · "),"muted num")} ${o(e.error)}
${o(e.skip_reason&&t.word("skip_reason",e.skip_reason),"muted")}
${o(ot(t,e),"muted")}
${Re(t,e).map(l=>o(l))}
</div>`}renderChange({before:e,after:t,result:i}){let{localizer:n}=this,{t:o}=n,l=t.length?N(n,t):Tn.includes(i)?a`<span class="muted">–</span>`:I(o("no_defects"),"good");return a`<div class="change">
<span class="visually-hidden">${o("before")}</span>
${N(n,e)}
${Sn.includes(i)?c:a`${m(j)}<span class="visually-hidden">${o("after")}</span>${l}`}
</div>`}static{this.styles=[v,$,Hr]}};d([f({attribute:!1})],$t.prototype,"job",2);var Pr=({job_id:r,tally:s})=>`${r} ${Object.values(s).join()}`;y("psr-job-items",$t);var Vr=g`
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
`;var Rn="info",En=["items","log"],Fe=class extends T{constructor(){super(...arguments);this.tick=0;this.stored=new S(this,()=>this.context.api.job(this.route.jobId));this.logFilters={}}connectedCallback(){super.connectedCallback(),this.timer=setInterval(()=>this.job&&me(this.job)&&(this.tick+=1),1e3)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer)}get tab(){return this.route.query.tab==="log"?"log":"items"}get job(){return[this.state.job,this.state.ended_job,this.state.last_job].find(t=>t?.job_id===this.route.jobId)??(this.stored.value?.job_id===this.route.jobId?this.stored.value:void 0)}willUpdate(){let{epoch:e,entryId:t}=this.context;this.job||this.stored.want(JSON.stringify([e,t,this.route.jobId]))}render(){let{localizer:e,job:t}=this;return a`<a class="button back" href=${this.address({view:"jobs"})} @click=${this.follow}
>${m(Ve)}${e.t("job_all")}</a
>
${t?this.renderJob(t):this.renderMissing()}`}renderMissing(){let{localizer:e}=this,{error:t}=this.stored;return t?a`<div class="card">
${t.code==="unknown_job"?A({path:ce,title:e.t("job_missing_title"),text:e.t("job_missing_text")}):R(e,e.error(t),()=>{this.stored.again()})}
</div>`:a`<div class="card">${O(6,60)}</div>`}renderJob(e){let{localizer:t}=this;return a`<header>
<h2>${t.t("job_of",{time:t.dateTime(e.started_at)})}</h2>
<span class="chips"
>${ie(t,e.status)}
${e.dry_run?re(t):c}</span
>
</header>
${e.error?a`<p class="banner tone-bad">
${m(ee)}
<span class="cause">${t.failure(e.error)}</span>
${this.renderCure(e)}
</p>`:c}
<section class="card pad">
${me(e)?et(t,e,this.throughput,this.renderControls()):a`<p class="sentence">${jr(t,e)}</p>
${this.context.isAdmin?c:Ei(t,e.tally,e.dry_run)}
${this.isResumable(e)?this.renderControls():c}`}
</section>
${this.renderDetails(e)} ${this.renderMore(e)}`}renderCure(e){let{context:t}=this,{job:i,ended_job:n}=this.state;if(!t.isAdmin||i||n?.job_id!==e.job_id)return c;let o=wi(e.error);return o?we(t,o):e.options.item_count?c:_i(t,e)}renderMore(e){let{localizer:t}=this;return a`<details class="card pad" ?open=${!!e.pause_reason}>
<summary>${t.t("job_more")}</summary>
<div class="facts">
<section>
<h3>${t.t("view_options")}</h3>
${Mr(t,e,this.state.libraries)}
</section>
<section>
<h3>${t.t("job_phases")}</h3>
${Fr(t,e)}
</section>
</div>
</details>`}isResumable(e){return this.state.resumable&&this.state.last_job?.job_id===e.job_id}renderControls(){return a`<psr-scan-controls
.context=${this.context}
.state=${this.state}
></psr-scan-controls>`}renderDetails(e){let{localizer:t}=this;return this.context.isAdmin?a`<section class="card details">
<div class="tabs" role="tablist" @keydown=${this.switchTab}>
${En.map(i=>{let n=i===this.tab;return a`<button
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
${A({path:Ke,title:t.t("admin_only_title"),text:t.t("admin_only_text")})}
</section>`}switchTab(e){if(e.key!=="ArrowLeft"&&e.key!=="ArrowRight")return;let t=this.tab==="items"?"log":"items";this.setQuery({tab:t,from:""}),this.updateComplete.then(()=>this.renderRoot.querySelector(`#tab-${t}`)?.focus())}renderLog(e){let{q:t="",level:i="",item:n=""}=this.route.query,o={search:t,level:i||Rn,rating_key:n};return JSON.stringify(o)!==JSON.stringify(this.logFilters)&&(this.logFilters=o),a`<psr-log
.context=${this.context}
.jobId=${e.job_id}
.live=${me(e)}
.filters=${this.logFilters}
@click=${this.follow}
@filters-changed=${({detail:l})=>this.setQuery({...l.search===void 0?{}:{q:l.search},...l.level===void 0?{}:{level:l.level},...l.rating_key===void 0?{}:{item:l.rating_key}})}
></psr-log>`}static{this.styles=[v,$,ke,bt,Vr]}};d([f({attribute:!1})],Fe.prototype,"throughput",2),d([u()],Fe.prototype,"tick",2);y("psr-job",Fe);var qr=g`
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
`;var Br=20,Bt=class extends T{constructor(){super(...arguments);this.page=new S(this,()=>{let{status:e="",trigger:t=""}=this.route.query;return this.context.api.jobs({status:e,trigger:t},Br,this.offset)});this.check=async()=>{let{api:e,notify:t,localizer:i}=this.context;try{await e.start({dry_run:!0,days:0}),t(i.t("dry_run_started"))}catch(n){t(i.error(w(n)),!0)}}}get offset(){return Math.max(0,Number(this.route.query.from)||0)}willUpdate(){let{status:e,trigger:t,from:i}=this.route.query,n=[this.state.job?.job_id,this.state.ended_job?.job_id];this.page.want(JSON.stringify([this.context.epoch,this.context.entryId,e,t,i,n]))}render(){let{localizer:e}=this,{status:t="",trigger:i=""}=this.route.query;return a`
<div class="filters" role="group" aria-label=${e.t("view_jobs")}>
${St(e.name("sensor.status"),t,B(e,"status"),n=>this.setQuery({status:n,from:""}),`${e.name("sensor.status")}: ${e.t("all")}`)}
${St(e.t("job_trigger"),i,B(e,"trigger"),n=>this.setQuery({trigger:n,from:""}),`${e.t("job_trigger")}: ${e.t("all")}`)}
${t||i?this.renderClear():c}
</div>
<section class="card">${this.renderPage(!!(t||i))}</section>
`}renderCheck(){return a`<button class="button filled" @click=${this.check}>
${this.localizer.t("check_library")}
</button>`}renderClear(){return a`<button
class="button"
@click=${()=>this.setQuery({status:"",trigger:"",from:""})}
>
${m(fe)}${this.localizer.t("clear_filters")}
</button>`}renderPage(e){let{localizer:t}=this,{value:i,error:n}=this.page;return n?R(t,t.error(n),()=>{this.page.again()}):i?i.total?a`<ul class="rows">
${i.jobs.map(o=>this.renderJob(this.newest(o)))}
</ul>
${$e(t,this.offset,Br,i.total,o=>this.setQuery({from:o?String(o):""}))}`:e?A({path:ce,title:t.t("jobs_no_match_title"),actions:this.renderClear()}):A({path:ce,title:t.t("jobs_empty_title"),text:t.t("jobs_empty_text"),actions:this.context.isAdmin?this.renderCheck():c}):O(6,76)}newest(e){return[this.state.job,this.state.ended_job,this.state.last_job].find(i=>i?.job_id===e.job_id)??e}renderJob(e){let{localizer:t}=this,i=(e.finished_at??Date.now()/1e3)-e.started_at,n=e.libraries.map(l=>l.title).join(", "),o=e.options.item_count?t.plural("job_scope_items",e.options.item_count):n;return a`<li>
<a data-row href=${this.address({view:"jobs",jobId:e.job_id})} @click=${this.follow}>
<span class="status">${ie(t,e.status)}</span>
<span class="when">
<span class="main num">${t.dateTime(e.started_at)}</span>
<span class="muted small-text"
>${t.word("trigger",e.trigger)}${o?` · ${o}`:""}</span
>
</span>
<span class="outcome">
<span class="main num">${ve(t,e)}</span>
${e.status==="running"?Ri(t,e):a`<span class="muted small-text"
>${e.error?t.failure(e.error):ye(t,e)}</span
>`}
</span>
<span class="side">
${e.dry_run?re(t):c}
<span class="muted num">${t.duration(i)}</span>
</span>
${m(qe)}
</a>
</li>`}static{this.styles=[v,$,ke,qr]}};y("psr-jobs",Bt);var Jr=(r,s)=>JSON.stringify(r??null)===JSON.stringify(s??null),Y=(r,s)=>r.key in s?s[r.key]:r.value,wt=(r,s)=>r.filter(e=>!Jr(Y(e,s),e.value)),Kr=(r,s)=>Jr(Y(r,s),r.default);function Ur(r,s,e){let t=Object.fromEntries(s.map(n=>[n.key,Y(n,e)]));return Object.entries(r).find(([,n])=>Object.entries(n).every(([o,l])=>t[o]===l))?.[0]??"custom"}function Wr(r,s){let e=wt(r,s),t=o=>(Y(o,s)??"")==="",i=e.filter(t).map(({key:o})=>o),n=e.filter(o=>!t(o)).map(o=>[o.key,Y(o,s)]);return{...Object.fromEntries(n),...i.length?{reset:i}:{}}}var Gr=(r,s)=>wt(r,s).find(e=>e.selector.number&&!Number.isInteger(Y(e,s)));function Qr(r,s,e){let{number:t,boolean:i}=s.selector;if(i)return r.t(e?"yes":"no");if(t)return[r.number(Number(e)),t.unit_of_measurement].filter(Boolean).join(" ");let n=He(r,s);return(Array.isArray(e)?e:e?[String(e)]:[]).map(p=>n.find(h=>h.value===p)?.label??p).join(", ")||r.t("none")}function He(r,s){let{options:e=[],translation_key:t}=s.selector.select??{};return e.map(i=>{let{value:n,label:o}=typeof i=="string"?{value:i,label:i}:i;return{value:n,label:t&&r.choice(t,n)||o}})}function Yr(r){let{localizer:s,row:e}=r,t=s.option(e.section,e.key),i=s.optionHint(e.section,e.key);return r.hasSelectors?zn(r,t,i):An(r,t,i)}function zn({localizer:r,hass:s,row:e,value:t,change:i},n,o){let{select:l}=e.selector,p=l?{select:{...l,options:He(r,e),translation_key:void 0}}:e.selector;return a`<ha-selector
.hass=${s}
.selector=${p}
.value=${t??void 0}
.label=${n}
.helper=${o}
.required=${e.default!==null&&!Array.isArray(e.default)}
@value-changed=${h=>{h.stopPropagation(),i(h.detail.value??null)}}
></ha-selector>`}function An(r,s,e){let{row:t,value:i,change:n}=r,{boolean:o,select:l}=t.selector;if(l?.multiple)return jn(r,s,e);let p=a`<span class="label">${s}</span
><span class="muted hint">${e}</span>`;return o?a`<label class="plain row">
<span>${p}</span>
<span class="switch"
><input
type="checkbox"
role="switch"
.checked=${!!i}
@change=${h=>n(h.target.checked)}
/></span>
</label>`:a`<label class="plain"
>${p} ${l?On(r):Cn(r)}</label
>`}var On=({localizer:r,row:s,value:e,change:t})=>a`<select
class="field"
@change=${i=>t(i.target.value)}
>
${He(r,s).map(i=>a`<option value=${i.value} ?selected=${i.value===e}>${i.label}</option>`)}
</select>`;function Cn({row:r,value:s,change:e}){let{number:t}=r.selector;return a`<span class="field"
><input
type=${t?"number":"text"}
name=${r.key}
min=${t?.min??c}
max=${t?.max??c}
.value=${Array.isArray(s)?s.join(", "):String(s??"")}
@change=${i=>e(In(r,i.target))}
/>${t?.unit_of_measurement??""}</span
>`}function In(r,{value:s,valueAsNumber:e}){return r.selector.number?Number.isNaN(e)?null:e:Array.isArray(r.default)?s.split(",").map(t=>t.trim()).filter(Boolean):s.trim()||null}function jn({localizer:r,row:s,value:e,change:t},i,n){let o=Array.isArray(e)?e:[],l=He(r,s);return a`<fieldset class="plain">
<legend class="label">${i}</legend>
<span class="muted hint">${n}</span>
${l.map(p=>a`<label class="check"
><input
type="checkbox"
.checked=${o.includes(p.value)}
@change=${h=>{let{checked:b}=h.target,x=o.filter(_=>_!==p.value);t(b?[...x,p.value]:x)}}
/><span>${p.label}</span></label
>`)}
</fieldset>`}var Xr=g`
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
`;var Zr="refreshing",es="ha-selector",he=class extends T{constructor(){super(...arguments);this.draft={};this.busy=!1;this.hasSelectors=customElements.get(es)!==void 0;this.table=new S(this,()=>this.context.api.options());this.forget=()=>{this.draft={},this.fault=void 0};this.save=async e=>{e.preventDefault();let{api:t,notify:i}=this.context,n=this.table.value.options,o=Gr(n,this.draft);if(o){let{min:l,max:p}=o.selector.number,h=String(Y(o,this.draft)??""),b={field:o.key,value:h,minimum:l,maximum:p};this.tell(n,{code:"invalid_number",message:"",values:b});return}this.busy=!0;try{await t.setOptions(Wr(n,this.draft)),await this.table.again(),this.forget(),i(this.localizer.t("options_saved"))}catch(l){this.tell(n,w(l))}finally{this.busy=!1}}}connectedCallback(){super.connectedCallback(),customElements.whenDefined(es).then(()=>this.hasSelectors=!0)}willUpdate(e){let{entryId:t,epoch:i}=this.context,n=e.get("context");n&&n.entryId!==t&&this.forget(),this.table.want(JSON.stringify([t,i,this.state.options]))}render(){let{value:e,error:t}=this.table;if(t&&!e)return a`<div class="card">
${R(this.localizer,this.localizer.error(t),()=>{this.table.again()})}
</div>`;if(!e)return a`<div class="card pad">${O(6,72)}</div>`;let i=[...new Set(e.options.map(({section:n})=>n))];return a`<form novalidate @submit=${this.save}>
${i.map(n=>this.renderSection(e,n))} ${this.renderBar(e)}
</form>
${this.renderAbout()}`}renderSection(e,t){let i=e.options.filter(n=>n.section===t);return a`<section class="card pad group" data-section=${t}>
<h2>${this.localizer.optionSection(t)}</h2>
${t===Zr?this.renderPaces(e):c}
${i.map(n=>this.renderRow(n))}
</section>`}renderPaces({paces:e,options:t}){let{localizer:i}=this,n=Ur(e,t,this.draft),o=i.option(Zr,"pace");return a`<fieldset class="paces">
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
</fieldset>`}renderRow(e){let{localizer:t}=this,i=Y(e,this.draft),n=this.fault?.key===e.key?this.fault.text:"";return a`<div class="option ${n?"wrong":""}" data-key=${e.key}>
${Yr({localizer:t,hass:this.context.hass(),row:e,value:i,hasSelectors:this.hasSelectors,change:o=>this.edit({[e.key]:o})})}
${Kr(e,this.draft)?c:this.renderMark(e)}
${n?a`<p class="fault" role="alert">${n}</p>`:c}
</div>`}renderMark(e){let{localizer:t}=this,i=t.option(e.section,e.key),n=Qr(t,e,e.default);return a`<p class="mark">
${I(t.t("option_changed"),"info")}
<button
type="button"
class="button small"
@click=${()=>this.edit({[e.key]:e.default})}
>
${m(fi)}${t.t("option_reset",{value:n})}
<span class="visually-hidden">${i}</span>
</button>
</p>`}renderBar({options:e}){let{t,plural:i}=this.localizer,n=wt(e,this.draft).length;return n?a`<div class="card bar">
<span role="status">${i("options_changed",n)}</span>
<button type="button" class="button" @click=${this.forget}>${t("options_undo")}</button>
<button class="button filled" ?disabled=${this.busy}>${t("options_save")}</button>
</div>`:c}renderAbout(){let{t:e,name:t}=this.localizer,{title:i,version:n,reachable:o}=this.state.server,l=[[e("server"),i],["Plex Media Server",n||e("unknown")],[t("binary_sensor.reachable"),e(o?"yes":"no")]];return a`<section class="card pad about">
<h2>${e("options_about")}</h2>
<dl class="num">
${l.map(([p,h])=>a`<div>
<dt class="muted">${p}</dt>
<dd>${h}</dd>
</div>`)}
</dl>
</section>`}edit(e){this.draft={...this.draft,...e},this.fault&&this.fault.key in e&&(this.fault=void 0)}tell(e,t){let i=e.find(({key:l})=>l===t.values?.field);if(!i){this.context.notify(this.localizer.error(t),!0);return}let n=this.localizer.option(i.section,i.key),o=this.localizer.error({...t,values:{...t.values,field:n}});this.fault={key:i.key,text:o},this.updateComplete.then(()=>this.renderRoot.querySelector(".wrong")?.scrollIntoView?.({block:"center"}))}static{this.styles=[v,$,Xr]}};d([u()],he.prototype,"draft",2),d([u()],he.prototype,"busy",2),d([u()],he.prototype,"fault",2),d([u()],he.prototype,"hasSelectors",2);y("psr-options",he);var is=["week","month","year"];var Mn=[2.5,5],Nn=6,ts=[3600,3*3600,6*3600,12*3600,86400,2*86400,7*86400,14*86400,31*86400,61*86400];function _t(r,s,e){let t=(s===null?r?.server:r?.libraries[s])??[],i=e?[...t.filter(({time:l})=>l<e.time),e]:t,[n,o]=[i[0],i.at(-1)];return n&&o&&o.time-n.time>=3600?i:[]}function rs(r){let[s,e]=[r[0].time,r.at(-1).time],t=Math.min(...r.map(({health:p})=>p)),i=Math.max(...r.map(({health:p})=>p)),n=Math.min(100,Math.ceil(i/5)*5),o=Math.max(1,Math.ceil((n-t)/10)),l=Math.max(0,n-o*10);return{low:l,high:n,since:s,until:e,x:p=>100*(p-s)/(e-s),y:p=>100-100*(p-l)/(n-l)}}function ss(r,s,{x:e,since:t,until:i}){let n=[],o=Mn[s===null?0:1];for(let l of[...r].sort((p,h)=>p.time-h.time)){if(s!==null&&!l.library_ids.includes(s)||l.time<t||l.time>i)continue;let p=n.at(-1);!p||e(l.time)-e(p.time)>o?n.push(l):l.fixed>p.fixed&&(n[n.length-1]=l)}return n}function ns(r,s){let e=s.map(t=>{let i=r.find(({time:n})=>n>=t.time)??r.at(-1);return{time:t.time,point:i,scan:t}});return[...r.map(t=>({time:t.time,point:t})),...e].sort((t,i)=>t.time-i.time)}var os=(r,s)=>r.reduce((e,t,i)=>Math.abs(t.time-s)<Math.abs(r[e].time-s)?i:e,0);function as({since:r,until:s}){let e=n=>(s-r)/n<=Nn,t=ts.find(e)??ts.at(-1),i=[];for(let n=Math.ceil(r/t)*t;n<=s;n+=t)i.push(n);return{times:i,step:t}}var ls=g`
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
`;var X=class extends L{constructor(){super(...arguments);this.points=[];this.scans=[];this.libraryId=null;this.name=""}get localizer(){return this.context.localizer}render(){let e=rs(this.points),t=ss(this.scans,this.libraryId,e),i=ns(this.points,t),n=this.cursor===void 0?void 0:i[this.cursor];return a`<figure>
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
style=${n?ps(e.x(n.time)):""}
>
${n?this.describe(n):c}
</div>
</div>
</figure>`}summary(){let[e,t]=[this.points[0],this.points.at(-1)];return this.localizer.t("chart_change",{change:Ge(this.localizer,e.health,t.health),date:this.localizer.date(e.time)})}renderLevels({low:e,high:t,y:i}){return[t,(e+t)/2,e].map(n=>a`<span class="level num" style="top:${i(n)}%" aria-hidden="true"
><span>${this.localizer.percent(n)}</span></span
>`)}renderTicks(e){let{times:t,step:i}=as(e);return t.map(n=>{let o=this.localizer.tick(n,i);return a`<span class="tick" style=${ps(e.x(n))} aria-hidden="true"
>${o}</span
>`})}renderLine({x:e,y:t}){let i=this.points.map(({time:n,health:o})=>`${e(n).toFixed(2)},${t(o).toFixed(2)}`).join(" ");return a`<svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
${Jt`<polygon points="0,100 ${i} 100,100"></polygon>
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
></span>`}describe({time:e,point:t,scan:i}){let{localizer:n}=this,{percent:o,plural:l,number:p}=n,h=l("health_broken",t.broken);return a`<strong>${n.dateTime(e)}</strong>
<span
>${n.t("health_share",{percent:o(t.health,1)})}<br />
${n.t("chart_items",{broken:h,items:p(t.items)})}</span
>
${i?a`<span class="scan">${this.scanText(i)}</span>`:c}`}scanText({dry_run:e,fixed:t}){let{t:i,plural:n,name:o}=this.localizer;return e?o("switch.dry_run"):t?n("chart_healed",t):i("chart_scan")}point(e,t,{since:i,until:n}){let o=e.currentTarget.getBoundingClientRect(),l=(e.clientX-o.left)/o.width;this.cursor=os(t,i+l*(n-i))}press(e,t){let i=t.length-1,n=this.cursor??i+1,o=t[n]?.scan,l={ArrowLeft:Math.max(0,n-1),ArrowRight:Math.min(i,n+1),Home:0,End:i};if(e.key in l)this.cursor=l[e.key];else if(e.key==="Enter"&&o)P(this.jobAddress(o));else if(e.key==="Escape")this.cursor=void 0;else return;e.preventDefault()}jobAddress({job_id:e}){return E({entryId:this.context.entryId,view:"jobs",jobId:e})}open(e,t){e.metaKey||e.ctrlKey||e.shiftKey||e.button!==0||(e.preventDefault(),P(this.jobAddress(t)))}static{this.styles=[vi,ls]}};d([f({attribute:!1})],X.prototype,"context",2),d([f({attribute:!1})],X.prototype,"points",2),d([f({attribute:!1})],X.prototype,"scans",2),d([f({attribute:!1})],X.prototype,"libraryId",2),d([f()],X.prototype,"name",2),d([u()],X.prototype,"cursor",2);var ps=r=>`left:${r}%;transform:translateX(-${r}%)`;y("psr-health-chart",X);var cs=({context:r,address:s,follow:e},t,i)=>r.isAdmin?a`<a class="to-items" href=${s({view:"items",query:t})} @click=${e}
>${i}</a
>`:a`<span class="to-items">${i}</span>`;function ds(r){let{items:s,health:e,open:t}=r;return s===null||e===null||!t?null:{time:Date.now()/1e3,items:s,broken:t.items,health:e}}function hs({context:r,history:s},e,t,i){let n=_t(s,e,i);return n.length?a`<psr-health-chart
.context=${r}
.points=${n}
.scans=${s.scans}
.libraryId=${e}
.name=${t}
></psr-health-chart>`:c}function ms(r,s,e,t,i){let{localizer:n}=r.context;return cs(r,s,a`${e===null?c:Xe(n,e)}
<span class="name">
<strong class="title">${t}</strong>
${i.map(o=>a`<span class="muted hint num">${o}</span>`)}
</span>`)}function Fn(r,s){let{localizer:e}=r.context,{library:t,change:i}=s,{before:n,after:o,isLive:l}=i,p=[Dn(e,s)];return n!==null&&o!==null&&n!==o&&p.push(e.t(l?"health_change_now":"health_change",{change:Ge(e,n,o)})),a`<li class="library">
<h3>${ms(r,{library:t.library_id},t.health,t.title,p)}</h3>
${hs(r,t.library_id,t.title,ds(t))} ${Pn(r,s)}
</li>`}function Hn(r,s){let{localizer:e}=r.context,t=e.t("all_libraries"),i=[kt(e,s.items,s.open.items)];return a`<li class="library server">
<h3>${ms(r,{},s.health,t,i)}</h3>
${hs(r,null,t,ds(s))}
</li>`}function Dn(r,{library:s,part:e}){let{plural:t}=r,i=t("health_broken",s.open.items);if(s.items!==null)return kt(r,s.items,s.open.items);if(!e)return i;let n=t("health_part_broken",e.defective);return`${t("health_part",e.checked)}, ${n}`}function Pn(r,{library:s,defects:e}){let{localizer:t}=r.context;if(!e.length)return a`<p class="well">${m(te)} ${t.t("no_defects")}</p>`;let i=Math.max(s.items??s.open.items,1);return a`<ul class="defects">
${e.map(([n,o])=>{let l=t.word("defect",n);return a`<li>
${cs(r,{library:s.library_id,defect:n},a`<span>${l}</span> <span class="num">${t.number(o)}</span>
<span class="visually-hidden">${s.title}</span>
<span class="defect-bar"
><span style="width:${Math.min(100,Math.max(1,100*o/i))}%"></span
></span>`)}
</li>`})}
</ul>`}var Vn=(r,s)=>a`<details>
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
</details>`,qn=(r,s)=>+(r.library.health===null)-+(s.library.health===null),us=(r,s,e)=>a`<ul class="libraries">
${e.length>1&&s.health!==null&&s.items!==null&&s.open?Hn(r,s):c}
${[...e].sort(qn).map(t=>Fn(r,t))}
</ul>
${Vn(r.context.localizer,e)}`;var fs=g`
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
`;var De=class extends T{constructor(){super(...arguments);this.period="month";this.history=new S(this,()=>this.context.api.healthHistory(this.period))}willUpdate(){let{entryId:e,epoch:t}=this.context;this.history.want(JSON.stringify([e,t,this.period,this.state.ended_job?.job_id]))}render(){let{t:e,error:t}=this.localizer;return a`<section class="card" aria-labelledby="health">
<div class="card-head">
<h2 id="health">${e("section_health")}</h2>
${this.hasChart?this.renderPeriods():c}
</div>
${this.history.error?a`<p class="muted pad" role="status">${t(this.history.error)}</p>`:c}
${this.renderHealth()}
</section>`}get hasChart(){let e=this.history.value,t=[null,...Object.keys(e?.libraries??{})];return this.period!=="month"||t.some(i=>_t(e,i,null).length>0)}renderPeriods(){let{t:e}=this.localizer;return a`<div class="periods" role="group" aria-label=${e("chart_period")}>
${is.map(t=>a`<button
aria-pressed=${t===this.period}
@click=${()=>this.period=t}
>
${e(`chart_${t}`)}
</button>`)}
</div>`}renderHealth(){if(!this.jobs)return a`<div class="health-skeleton" aria-hidden="true">
<div class="skeleton"></div>
<div class="skeleton"></div>
</div>`;let e=Xt(this.state,this.jobs),t={context:this.context,history:this.history.value,address:i=>this.address(i),follow:this.follow};return e.length?us(t,this.state,e):a`<p class="muted pad">${this.localizer.t("health_empty")}</p>`}static{this.styles=[v,Ze,fs]}};d([f({attribute:!1})],De.prototype,"jobs",2),d([u()],De.prototype,"period",2);y("psr-health",De);var gs=g`
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
`;var q=class extends L{constructor(){super(...arguments);this.limits={};this.busy=!1;this.problem="";this.scheduleId=""}async show(e){let{api:t,notify:i,localizer:n}=this.context;this.scheduleId=e?.schedule_id??"",this.problem="";try{let{schedule:o,limits:l}=await t.schedulePreset(),{name:p,time:h,weekdays:b,libraries:x,window_days:_,dry_run:k,catch_up_hours:C,enabled:H}=e??o,Oe=x.length?x:zi(this.state.libraries);this.draft={name:p,time:h,weekdays:b,window_days:_,dry_run:k,catch_up_hours:C,enabled:H,libraries:Oe.filter(Pe=>this.state.libraries.some($s=>$s.library_id===Pe))},this.limits=l}catch(o){i(n.error(w(o)),!0);return}await this.updateComplete,this.dialog.show()}render(){let{t:e}=this.context.localizer,{draft:t}=this;if(!t)return c;let i=!t.libraries.length||!t.weekdays.length;return a`<psr-dialog heading=${e(this.scheduleId?"schedule_change":"schedule_add")}>
<form novalidate @submit=${this.save}>
${this.renderNameAndTime(t)}
${Oi(this.context.localizer,this.state.libraries,t.libraries,n=>this.edit({libraries:n}))}
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
</details>`}renderWeekdays(e){let{t,codes:i,word:n}=this.context.localizer,o=(l,{target:p})=>this.edit({weekdays:p.checked?[...e,l]:e.filter(h=>h!==l)});return a`<fieldset class="days">
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
@input=${({target:p})=>{let h=p.valueAsNumber;this.edit({[e]:Number.isNaN(h)?null:h})}}
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
</label>`}faultOf({window_days:e,catch_up_hours:t}){let{t:i,name:n,numberFault:o}=this.context.localizer,{window_days:l,catch_up_hours:p}=this.limits;return(e===null?"":o(n("number.window_days"),e,l))||o(i("schedule_catch_up"),t,p)}edit(e){this.draft&&(this.draft={...this.draft,...e})}async save(e){if(e.preventDefault(),!this.draft||this.busy||(this.problem=this.faultOf(this.draft),this.problem))return;let{api:t,localizer:i,notify:n}=this.context,o=Ai(this.state.libraries,this.draft.libraries);this.busy=!0;try{let{next_run:l}=await t.setSchedule({...this.draft,libraries:o},this.scheduleId);this.dialog.close(),n(i.scheduled(l))}catch(l){this.problem=i.error(w(l))}finally{this.busy=!1}}static{this.styles=[v,Ci,gs]}};d([f({attribute:!1})],q.prototype,"context",2),d([f({attribute:!1})],q.prototype,"state",2),d([u()],q.prototype,"draft",2),d([u()],q.prototype,"limits",2),d([u()],q.prototype,"busy",2),d([u()],q.prototype,"problem",2),d([z("psr-dialog")],q.prototype,"dialog",2),d([z("form")],q.prototype,"form",2);y("psr-schedule-form",q);var xs=g`
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
`;var Z=class extends L{constructor(){super(...arguments);this.busy=!1;this.addNightly=async()=>{let{api:e,localizer:t}=this.context;await this.attempt(async()=>{let{schedule:i}=await e.schedulePreset();return t.scheduled((await e.setSchedule(i)).next_run)})};this.delete=async()=>{this.deleteDialog.close();let{api:e,localizer:t}=this.context,{doomed:i}=this;i&&await this.attempt(async()=>(await e.deleteSchedule(i.schedule_id),t.t("schedule_deleted",{name:i.name})))}}render(){let{t:e}=this.context.localizer,{schedules:t}=this.state;return a`<section class="card" aria-labelledby="schedules">
<div class="card-head">
<h2 id="schedules">${e("section_schedules")}</h2>
${this.context.isAdmin&&t.length?a`<button class="button soft" @click=${()=>this.form.show()}>
${m(ui)}${e("schedule_add")}
</button>`:c}
</div>
${t.length?a`<ul>
${t.map(i=>this.renderSchedule(i))}
</ul>`:this.renderEmpty()}
</section>
${this.context.isAdmin?this.renderDialogs():c}`}renderEmpty(){let{t:e,word:t}=this.context.localizer;return a`<div class="none">
<p class="muted">${e("schedules_empty")}</p>
${this.context.isAdmin?a`<button class="button filled" ?disabled=${this.busy} @click=${this.addNightly}>
${m(Zt)}${t("headline_action","schedule_nightly")}
</button>
<button class="button soft" @click=${()=>this.form.show()}>
${e("schedule_own")}
</button>`:c}
</div>`}renderSchedule(e){let{t,upcoming:i}=this.context.localizer,n=e.next_run?t("schedule_next",{when:i(e.next_run)}):t("schedule_off");return a`<li>
<div class="what">
<span class="name">
${e.name} ${e.dry_run?re(this.context.localizer):c}
</span>
<span class="muted">${n} · ${this.librariesOf(e)}</span>
</div>
${this.renderLast(e)} ${this.context.isAdmin?this.renderButtons(e):c}
</li>`}librariesOf({libraries:e}){let{t}=this.context.localizer,i=this.state.libraries.filter(n=>e.includes(n.library_id));return e.length?i.map(n=>n.title).join(", "):t("libraries_monitored")}renderLast({last_job:e}){let{localizer:t,entryId:i}=this.context;if(!e)return a`<span class="last muted">${t.t("schedule_never")}</span>`;let n=E({entryId:i,view:"jobs",jobId:e.job_id}),o=p=>{p.button!==0||p.metaKey||p.ctrlKey||p.shiftKey||(p.preventDefault(),P(n))},l=e.finished_at??e.started_at;return a`<a class="last" href=${n} @click=${o}>
<span>${ie(t,e.status)} ${t.relative(l)}</span>
<span class="muted num">${yi(t,e)}</span>
</a>`}renderButtons(e){let{t}=this.context.localizer,i=o=>`${e.name}: ${o}`,n=(o,l,p,h=!1)=>a`<button
class="icon-button"
title=${l}
aria-label=${i(l)}
?disabled=${this.busy||h}
@click=${p}
>
${m(o)}
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
${n(mi,t("schedule_run"),()=>this.run(e),this.state.job!==null)}
${n(hi,t("schedule_edit"),()=>{this.form.show(e)})}
${n(si,t("schedule_delete"),()=>{this.doomed=e,this.deleteDialog.show()})}
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
</psr-dialog>`}async turn(e,t){let{api:i,localizer:n}=this.context,o={...Bn(e),enabled:t.checked};await this.attempt(async()=>n.scheduled((await i.setSchedule(o,e.schedule_id)).next_run))||(t.checked=e.enabled)}async run({schedule_id:e}){let{api:t,localizer:i}=this.context;await this.attempt(async()=>(await t.runSchedule(e),i.t("started")))}async attempt(e){let{notify:t,localizer:i}=this.context;this.busy=!0;try{return t(await e()),!0}catch(n){return t(i.error(w(n)),!0),!1}finally{this.busy=!1}}static{this.styles=[v,$,xs]}};d([f({attribute:!1})],Z.prototype,"context",2),d([f({attribute:!1})],Z.prototype,"state",2),d([u()],Z.prototype,"busy",2),d([u()],Z.prototype,"doomed",2),d([z("psr-schedule-form")],Z.prototype,"form",2),d([z("#delete")],Z.prototype,"deleteDialog",2);var Bn=({name:r,time:s,weekdays:e,libraries:t,window_days:i,dry_run:n,catch_up_hours:o,enabled:l})=>({name:r,time:s,weekdays:e,libraries:t,window_days:i,dry_run:n,catch_up_hours:o,enabled:l});y("psr-schedules",Z);var ys=g`
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
`;var Jn=[{sensor:"total_jobs",value:({totals:r})=>r.jobs},{sensor:"total_checked",value:({totals:r})=>r.checked},{sensor:"total_fixed",value:({totals:r})=>r.fixed},{sensor:"success_rate",value:({totals:r})=>r.success_rate??Yt(r.fixed,r.failed),isPercent:!0,hint:"total_rate_hint"},{sensor:"waiting",value:({open:r})=>r&&r.waiting,hint:"waiting_hint",isApart:!0,lists:{view:"items",query:{segment:"waiting"}}},{sensor:"items_to_review",value:({open:r})=>r&&r.to_review,hint:"to_review_hint",isApart:!0,lists:{view:"items",query:{segment:"needs_you"}}}],vs=(r,s,e)=>a`<h2>${r.t("section_totals")}</h2>
<dl class="totals">
${Jn.map(t=>{let i=t.value(s);return t.lists&&!i?c:Kn(r,t,i,e)})}
</dl>`;function Kn(r,{sensor:s,isPercent:e,hint:t,isApart:i,lists:n},o,{isAdmin:l,address:p,follow:h}){let b=r.name(`sensor.${s}`),x=e?r.percent:r.number,_=o===null?"–":x(o),C=n&&l?(H=>a`<a href=${p(H)} aria-label=${`${b}: ${_}`} @click=${h}
>${_}${m(j)}</a
>`)(n):_;return be(b,C,t&&r.t(t),"plain",i?"apart":"")}var pe=class extends T{constructor(){super(...arguments);this.tick=0}connectedCallback(){super.connectedCallback(),this.timer=setInterval(()=>this.tick+=1,1e3)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer)}render(){let{job:e,server:t}=this.state,i=e?.pause_reason==="server_unavailable";return a`
${t.reachable||!e||i?c:a`<p class="banner tone-warn" role="status">
${m(ee)} ${this.localizer.failure("server_unavailable")}
</p>`}
<div class="columns">
<section class="card pad hero" aria-label=${this.localizer.t("section_now")}>
${e?et(this.localizer,e,this.throughput,this.renderControls(e)):this.renderIdle()}
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
>${this.localizer.t("job_log")}${m(j)}</a
>`:c}
</div>`}renderIdle(){let{localizer:e}=this,{last_job:t,headline:i,resumable:n}=this.state;return a`<div class="idle">
${Ye(this.context,this.state,{scan:o=>{this.controls.ask(o)},scheduleNightly:()=>{this.schedules.addNightly()},follow:this.follow})}
${i?.code==="never_checked"?a`<p class="muted">${e.t("first_scan_text")}</p>`:c}
${n?a`<p class="banner tone-warn">
${m(ge)} ${e.t("resumable")}
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
${ie(t,e.status)} ${e.dry_run?re(t):c}
</span>
<span class="muted num">${ve(t,e)}</span>
${e.error?a`<span>${t.failure(e.error)}</span>`:c}
</a>`}renderNext(){let{localizer:e}=this,t=this.state.next_run,[i,n]=t?[e.upcoming(t),e.relative(t)]:[e.t("no_schedule"),e.t("no_schedule_hint")];return a`<div class="next">
<span class="muted label">${e.name("sensor.next_scan")}</span>
<span>${i}</span><span class="muted num">${n}</span>
</div>`}renderTotals(){return vs(this.localizer,this.state,{isAdmin:this.context.isAdmin,address:e=>this.address(e),follow:this.follow})}static{this.styles=[v,$,ke,bt,rt,ys]}};d([f({attribute:!1})],pe.prototype,"jobs",2),d([f({attribute:!1})],pe.prototype,"throughput",2),d([u()],pe.prototype,"tick",2),d([z("psr-scan-controls")],pe.prototype,"controls",2),d([z("psr-schedules")],pe.prototype,"schedules",2);y("psr-overview",pe);function bs(r,s,e,{jobs:t,throughput:i}){switch(e.view){case"jobs":return e.jobId?a`<psr-job
.context=${r}
.state=${s}
.route=${e}
.throughput=${i}
></psr-job>`:a`<psr-jobs .context=${r} .state=${s} .route=${e}></psr-jobs>`;case"inbox":return a`<psr-inbox .context=${r} .state=${s} .route=${e}></psr-inbox>`;case"items":return e.itemKey?a`<psr-item .context=${r} .state=${s} .route=${e}></psr-item>`:a`<psr-items .context=${r} .state=${s} .route=${e}></psr-items>`;case"options":return a`<psr-options .context=${r} .state=${s} .route=${e}></psr-options>`;default:return a`<psr-overview
.context=${r}
.state=${s}
.route=${e}
.jobs=${t}
.throughput=${i}
></psr-overview>`}}var Un=60,Wn=15e3,Gn=2e3,D=class extends L{constructor(){super(...arguments);this.narrow=!1;this.at=Et(location.pathname,location.hash);this.announcement="";this.epoch=0;this.localization=new $i(this);this.feed=new Ti(this,()=>this.hass,Un,(e,t)=>this.announce(e,t));this.connectionWatch=new tt(this,()=>{this.loadEntries(),this.epoch+=1,this.follow()});this.readAddress=()=>{if(!location.pathname.startsWith(ki))return;let e=Et(location.pathname,location.hash);JSON.stringify(e)!==JSON.stringify(this.at)&&(this.at=e)};this.onKey=e=>Pi(this,e);this.contextOfServer=e=>this.contextOf(new Tt(()=>this.hass,e));this.openLink=e=>{e.metaKey||e.ctrlKey||e.shiftKey||e.button!==0||(e.preventDefault(),P(e.currentTarget.getAttribute("href")))}}set route(e){this.readAddress()}connectedCallback(){super.connectedCallback(),window.addEventListener("keydown",this.onKey),window.addEventListener("location-changed",this.readAddress),window.addEventListener("popstate",this.readAddress),window.addEventListener("hashchange",this.readAddress),this.readAddress(),this.hasUpdated&&this.listen()}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.entriesTimer),window.removeEventListener("keydown",this.onKey),window.removeEventListener("location-changed",this.readAddress),window.removeEventListener("popstate",this.readAddress),window.removeEventListener("hashchange",this.readAddress)}firstUpdated(){this.listen()}listen(){this.connectionWatch.watch(this.hass.connection),this.loadEntries()}shouldUpdate(e){if(e.size!==1||!e.has("hass"))return!0;let t=e.get("hass");return!t||t.user?.is_admin!==this.hass.user?.is_admin||Rt.keyOf(t)!==Rt.keyOf(this.hass)}willUpdate(e){this.localization.update(this.hass),(e.has("at")||e.has("entries"))&&this.chooseServer();let{context:t}=this,{localizer:i}=this.localization;(t?.localizer!==i||t.api!==this.feed.api||t.isAdmin!==this.isAdmin)&&this.makeContext()}makeContext(){let{api:e}=this.feed;this.context=e&&this.contextOf(e)}contextOf(e){return{api:e,hass:()=>this.hass,localizer:this.localization.localizer,isAdmin:this.isAdmin,entryId:e.entryId,epoch:this.epoch,openForm:t=>{this.form.show(e.entryId,t)},notify:(t,i,n)=>this.notify(t,i,n)}}get isAdmin(){return this.hass.user?.is_admin??!1}async loadEntries(){try{this.entries=await Tt.entries(this.hass),this.entriesError=void 0}catch(t){this.entriesError=w(t)}let e=({has_trouble:t,summary:i,cure:n})=>t&&!i&&!n;clearTimeout(this.entriesTimer),this.isConnected&&(this.entriesTimer=setTimeout(()=>{this.loadEntries()},this.entries?.some(e)?Gn:Wn))}chooseServer(){if(!this.entries)return;let e=this.entries.find(t=>t.state==="loaded")??this.entries[0];if(!this.at.entryId&&e&&this.at.view!==F){let{view:t,jobId:i,itemKey:n,query:o}=this.at;P(E({entryId:e.entry_id,view:t,jobId:i,itemKey:n,query:o}),!0),this.at={...this.at,entryId:e.entry_id}}this.feed.api?.entryId!==this.at.entryId&&this.follow()}get isKnownServer(){return this.entries?.some(e=>e.entry_id===this.at.entryId)??!1}follow(){this.isKnownServer?this.feed.follow(this.at.entryId):this.feed.stop()}announce(e,t){let i=e&&Ii(this.localization.localizer,e,t);i&&(this.announcement=i)}notify(e,t=!1,i){t&&(this.announcement=e);let n={message:e,action:i};this.dispatchEvent(new CustomEvent("hass-notification",{detail:n,bubbles:!0,composed:!0}))}render(){return a`${this.renderHeader()}
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
${Ji(this.localization.localizer,this.at,this.entries)}
</div>
${this.narrow?c:this.renderTabs()}
</header>`}renderLost(){let{localizer:e}=this.localization,{lostAt:t}=this.connectionWatch;return t===void 0?c:a`<p class="banner tone-warn" role="status">
${m(ci)}
${e.t("connection_lost",{time:e.time(t,!0)})}
</p>`}renderTabs(){let e=this.feed.state?.proposals??0;return Bi(this.localization.localizer,this.at,this.isAdmin,e,this.openLink)}renderContent(){let{isReady:e}=this.localization,{error:t,state:i}=this.feed,n=this.entries&&Vi(this.at,this.entries,this.isAdmin,t);return n?qi(this.contextOfServer(this.at.entryId),n,this.openLink):this.at.view===F&&this.entries&&e?a`<psr-servers
.entries=${this.entries}
.contextOf=${this.contextOfServer}
.open=${this.openLink}
@changed=${()=>this.loadEntries()}
></psr-servers>`:this.entriesError&&!this.entries?this.renderError(this.entriesError,()=>{this.loadEntries()}):t&&t.code!=="connection"?this.renderError(t,()=>this.follow()):!e||!i||!this.context?this.renderSkeleton():bs(this.context,i,this.at,this.feed)}renderError(e,t){let{localizer:i}=this.localization;return a`<div class="card">${R(i,i.error(e),t)}</div>`}renderSkeleton(){let e=this.localization.localizer.t("loading");return a`<div class="card waiting-card" role="status" aria-label=${e}>
${O(4,72)}
</div>`}static{this.styles=[v,$,Ki]}};d([f({attribute:!1})],D.prototype,"hass",2),d([f({type:Boolean,reflect:!0})],D.prototype,"narrow",2),d([f({attribute:!1})],D.prototype,"panel",2),d([f({attribute:!1})],D.prototype,"route",1),d([u()],D.prototype,"at",2),d([u()],D.prototype,"entries",2),d([u()],D.prototype,"entriesError",2),d([u()],D.prototype,"announcement",2),d([z("psr-flow-dialog")],D.prototype,"form",2);y("plex-smart-refresher-panel",D);export{D as PlexSmartRefresherPanel};
