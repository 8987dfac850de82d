import{$ as ye,A as Ge,Aa as $,B as fi,Ba as jt,C as gi,Ca as x,D as xi,Da as Fi,E as yi,Ea as v,F as vi,Fa as Mi,G as Qe,Ga as Ft,H as fe,Ha as Ni,I as Ye,Ia as Hi,J as bi,Ja as ke,K as $i,Ka as Di,L as ge,La as Pi,M as wi,Ma as Vi,N as _i,Na as N,O as de,Oa as Mt,P as ki,Pa as O,Q as Ti,Qa as V,R as Si,Ra as Bi,S as Xe,T as G,U as Ri,Ua as rt,Va as st,W as Ei,Wa as nt,X as Li,Xa as T,Y as zi,Ya as Te,Z as xe,Za as S,_ as Ai,_a as Ui,a as d,aa as Oi,b as f,ba as Ze,bb as qi,c as a,ca as Ci,cb as Se,d as ri,da as et,e as si,ea as Ii,eb as Ji,f as c,fa as h,fb as ot,g as ni,ga as j,gb as Ki,h as z,ha as ie,hb as Wi,i as g,ia as re,ib as Gi,j as u,ja as ve,jb as Qi,k as R,ka as M,l as oi,la as be,m as ai,ma as $e,n as ue,na as ji,o as li,oa as Ct,p as pi,pa as tt,q as ci,qa as we,r as q,ra as I,s as Ke,sa as E,t as A,ta as L,u as di,ua as K,v as mi,va as It,w as hi,wa as it,x as J,xa as _e,y as ui,z as We,za as D}from"./shared-QPY7IF2H.js";function Yi(r,s,{job:e,ended_job:t}){return e?.status==="paused"&&e.pause_reason!==s.job?.pause_reason?r.t("live_paused",{reason:be(r,e)}):e?.status==="running"&&s.job?.status==="paused"?r.t("resumed"):e?.phase&&e.phase!==s.job?.phase?r.t("live_phase",{phase:r.word("phase",e.phase)}):s.job&&!e&&t?r.t("live_finished",{summary:$e(r,t)}):""}var Xi="plex_smart_refresher",Me="config/config_entries/flow";async function Zi(r,s,e){let t=e==="sign_in"?await Qs(r,s):void 0;return t?r.callApi("GET",`${Me}/${t}`):r.callApi("POST",Me,{handler:Xi,entry_id:s})}async function Qs(r,s){return(await r.callWS({type:"config_entries/flow/progress"})).find(({handler:t,context:i})=>t===Xi&&i.source==="reauth"&&i.entry_id===s)?.flow_id}var Nt=(r,{flow_id:s})=>r.callApi("GET",`${Me}/${s}`),Ht=(r,{flow_id:s},e)=>r.callApi("POST",`${Me}/${s}`,e),er=(r,{flow_id:s})=>r.callApi("DELETE",`${Me}/${s}`),tr=(r,{flow_id:s},e)=>r.connection.subscribeEvents(({data:t})=>{t.flow_id===s&&e()},"data_entry_flow_progressed");function ir(r){let{body:s,status_code:e}=r??{};return e===404?{code:"not_found",message:""}:e===void 0?{code:"connection",message:""}:{code:"unknown",message:String(s?.message??"")}}var Ys=/\[([^\]]+)\]\((https:[^)\s]+)\)|`([^`]+)`/g,Xs=/\\([!-/:-@[-`{-~])/g;function Pt(r){let s=[],e=0;for(let t of r.matchAll(Ys)){let[i,n,o,l]=t;s.push(Dt(r.slice(e,t.index))),s.push(l===void 0?a`<a href=${o} target="_blank" rel="noreferrer">${Dt(n)}</a>`:a`<code>${l}</code>`),e=t.index+i.length}return s.push(Dt(r.slice(e))),s}var Dt=r=>r.replace(Xs,"$1");var rr=f`
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
`;var Zs=["reauth_successful","reconfigure_successful","adopted"],Q=class extends z{constructor(){super(...arguments);this.busy=!1;this.input={};this.cure="sign_in";this.renderFault=e=>a`<p class="banner tone-bad" role="alert">${e}</p>`}async show(e,t){this.cure=t,this.step=void 0,this.dialog.show(),await this.go(()=>Zi(this.hass,e,t))}disconnectedCallback(){super.disconnectedCallback(),this.stopWaiting?.()}render(){let{localizer:e,step:t}=this,i=t?e.flow(`step.${t.step_id}.title`,t.description_placeholders):void 0;return a`<psr-dialog
heading=${i??e.word("headline_action",this.cure)}
@closed=${this.closed}
>
${this.error?this.renderFault(e.error(this.error)):c}
${t?this.renderStep(t):this.renderLoading()}
<button slot="actions" class="button" @click=${()=>this.dialog.close()}>
${e.t("cancel_dialog")}
</button>
${t?this.renderNext(t):c}
</psr-dialog>`}renderLoading(){return this.error?c:a`<p class="muted" role="status">${this.localizer.t("loading")}</p>`}renderStep(e){let{localizer:t}=this,i=e.description_placeholders;if(e.type==="abort")return this.renderFault(t.flow(`abort.${e.reason}`,i)??e.reason??"");let n=t.flow(`step.${e.step_id}.description`,i),o=e.errors?.base;return a`${n?a`<p>${Pt(n)}</p>`:c}
${o?this.renderFault(t.flow(`error.${o}`)??o):c}
${this.renderMenu(e)}
<form @submit=${this.submit}>
${(e.data_schema??[]).map(l=>this.renderField(e,l))}
</form>`}renderMenu(e){if(e.type!=="menu")return c;let t=i=>{this.go(()=>Ht(this.hass,e,{next_step_id:i}))};return a`<div class="menu">
${(e.menu_options??[]).map(i=>a`<button class="button soft" ?disabled=${this.busy} @click=${()=>t(i)}>
${this.localizer.flow(`step.${e.step_id}.menu_options.${i}`)??i}
</button>`)}
</div>`}renderField(e,t){let{name:i}=t,n=p=>this.localizer.flow(`step.${e.step_id}.${p}.${i}`,e.description_placeholders),o=e.errors?.[i],l=n("data_description");return a`<label class=${t.selector.boolean?"check":"number"}>
${this.renderInput(t,n("data")??i,!!o)}
${l?a`<span class="muted hint">${Pt(l)}</span>`:c}
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
>${t("flow_open_page")}${h(A)}</a
>`:e.type!=="form"?c:a`<button
slot="actions"
class="button filled"
?disabled=${this.busy}
@click=${()=>this.renderRoot.querySelector("form").requestSubmit()}
>
${t("flow_submit")}
</button>`}submit(e){e.preventDefault();let{step:t}=this;if(!t||this.busy)return;let i=Object.entries(this.input).filter(([,n])=>n!=="");this.go(()=>Ht(this.hass,t,Object.fromEntries(i)))}async go(e){this.busy=!0,this.error=void 0;try{await this.take(await e())}catch(t){this.error=ir(t)}finally{this.busy=!1}}async take(e){if(this.stopWaiting?.(),this.stopWaiting=void 0,e.type==="external_done")return this.take(await Nt(this.hass,e));if(e.type==="abort"&&Zs.includes(e.reason??""))return this.finish(e);if(this.input=Object.fromEntries((e.data_schema??[]).flatMap(({name:i,default:n,description:o,selector:l})=>{let p=o?.suggested_value??n??l.select?.options[0]?.value;return p===void 0?[]:[[i,p]]})),this.step=e,e.type!=="external")return;window.open(e.url,"_blank","noopener,noreferrer");let t=await tr(this.hass,e,()=>this.go(()=>Nt(this.hass,e)));this.stopWaiting=()=>{t()}}finish({reason:e,description_placeholders:t}){this.step=void 0,this.dialog.close();let i=this.localizer.flow(`abort.${e}`,t)??"";this.dispatchEvent(new CustomEvent("cured",{detail:i}))}closed(){this.stopWaiting?.(),this.stopWaiting=void 0;let{step:e}=this;this.step=void 0,e&&e.type!=="abort"&&this.cure==="change_address"&&er(this.hass,e).catch(()=>{})}static{this.styles=[v,rr]}};d([g({attribute:!1})],Q.prototype,"hass",2),d([g({attribute:!1})],Q.prototype,"localizer",2),d([u()],Q.prototype,"step",2),d([u()],Q.prototype,"error",2),d([u()],Q.prototype,"busy",2),d([R("psr-dialog")],Q.prototype,"dialog",2);x("psr-flow-dialog",Q);var w=f`
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
`;var at=class{constructor(s,e){this.host=s;this.onBack=e;this.onLost=()=>{let s=Date.now()/1e3;this.timer??=setTimeout(()=>this.show(s),1500)};this.onReady=()=>{clearTimeout(this.timer),this.timer=void 0,this.show(void 0),this.onBack()};s.addController(this)}watch(s){this.connection=s,s.addEventListener("disconnected",this.onLost),s.addEventListener("ready",this.onReady)}hostDisconnected(){this.connection?.removeEventListener("disconnected",this.onLost),this.connection?.removeEventListener("ready",this.onReady),this.connection=void 0}show(s){this.lostAt=s,this.host.requestUpdate()}};var en="[data-row]",tn={ArrowDown:1,ArrowUp:-1};function lt(r,s){return[...r.querySelectorAll("*")].flatMap(e=>[...e.matches(s)&&e.getClientRects().length?[e]:[],...e.shadowRoot?lt(e.shadowRoot,s):[]])}var rn=r=>r.isContentEditable||["INPUT","SELECT","TEXTAREA"].includes(r.tagName??"");function sr(r,s){if(s.defaultPrevented||s.metaKey||s.ctrlKey||s.altKey)return;let e=r.shadowRoot,[t]=s.composedPath();if(!e||!(t instanceof HTMLElement))return;let i=s.key==="/"?sn(e,t):nn(e,t,s.key);i&&(s.preventDefault(),i.focus())}function sn(r,s){if(!(rn(s)||lt(r,"dialog[open]").length))return lt(r,"input[type=search]")[0]}function nn(r,s,e){let t=tn[e];if(t===void 0)return;let i=lt(r,en);if(s.matches("input[type=search]"))return t>0?i[0]:void 0;let n=i.indexOf(s);return n<0?void 0:i[n+t]}var Vt=["inbox","items","options"],on="/config/integrations/integration/plex_smart_refresher",an="/config/integrations/dashboard/add?domain=plex_smart_refresher";function nr({view:r,entryId:s},e,t,i){if(!e.length)return{path:$i,title:"no_servers_title",text:"no_servers_text",link:{href:an,text:"add_server",forAdmins:!0}};if(r===N)return;let n=e.find(o=>o.entry_id===s);if(!n)return{path:q,title:"unknown_server_title",text:"unknown_server_text",link:{href:O({entryId:""}),text:"go_overview"}};if(i?.code==="not_loaded")return ln(n);if(!t&&Vt.includes(r))return{path:Xe,title:"admin_only_title",text:"admin_only_text",link:{href:O({entryId:s}),text:"go_overview"}}}var ln=({entry_id:r,cure:s})=>({path:xe,title:"not_loaded_title",text:"not_loaded_text",link:{href:`${on}#config_entry=${r}`,text:"open_integration",forAdmins:!0},cure:s}),or=(r,{path:s,title:e,text:t,link:i,cure:n},o)=>{let{t:l}=r.localizer;return a`<div class="card">
${I({path:s,title:l(e),text:l(t),actions:i.forAdmins&&!r.isAdmin?c:a`${n?ke(r,n):c}
<a class="button soft" href=${i.href} @click=${o}>${l(i.text)}</a>`})}
</div>`};var pn={overview:Ii,inbox:ki,checkup:Ze,jobs:de,items:wi,options:gi},ar=({t:r,number:s},{entryId:e,view:t},i,n,o)=>t===N?c:a`<nav class="tabs" aria-label=${r("navigation")}>
${Vi.filter(l=>i||!Vt.includes(l)).map(l=>{let p=l==="inbox"&&n?s(n):"",m=r(`view_${l}`),b=p?`${m} ${p}`:m;return a`<a
href=${O({entryId:e,view:l})}
aria-current=${l===t?"page":c}
aria-label=${b}
title=${b}
@click=${o}
>${h(pn[l])}<span>${m}</span> ${p?a`<span class="count num">${p}</span>`:c}</a
>`})}
</nav>`;function lr({t:r},{entryId:s,view:e},t=[]){if(t.length<2)return c;let i=({target:o})=>{let l=o.value;V(O({entryId:l,view:l===N?N:e===N?"overview":e}))},n=o=>o.has_trouble&&o.entry_id!==s;return a`<span class="chooser">
<select class="servers" aria-label=${r("server")} @change=${i}>
<option value=${N} ?selected=${e===N}>${r("all_servers")}</option>
${t.map(({entry_id:o,title:l,has_trouble:p})=>a`<option value=${o} ?selected=${o===s}>
${p?r("server_troubled",{server:l}):l}
</option>`)}
</select>
${e!==N&&t.some(n)?cn(r("other_trouble")):c}
</span>`}var cn=r=>a`<button
class="icon-button trouble"
aria-label=${r}
title=${r}
@click=${()=>V(O({entryId:"",view:N}))}
>
${h(q)}
</button>`;var pr=f`
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
padding: 0 2px;
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
@container (max-width: 76em) {
header .tabs span:not(.count) {
display: none;
}
header .tabs a {
min-width: 44px;
padding: 0 10px;
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
`;var pt=f`
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
`;var cr=f`
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
`;var me=class extends z{constructor(){super(...arguments);this.entries=[];this.busy=""}render(){return a`<ul class="servers">
${this.entries.map(e=>this.renderServer(e,this.contextOf(e.entry_id)))}
</ul>`}renderServer(e,t){let{summary:i}=e;return a`<li class="card pad" ?inert=${this.busy===e.entry_id}>
<a class="name" href=${O({entryId:e.entry_id})} @click=${this.open}>
<h2><bdi>${e.title}</bdi></h2>
${i?.job?this.renderJob(t,i.job):c} ${h(A)}
</a>
${i?this.renderSummary(e,i,t):this.renderUnloaded(e,t)}
</li>`}renderJob({localizer:e},t){let i=`${e.word("status",t.status)} · ${e.percent(t.progress)}`;return j(i,t.status==="paused"?"warn":"accent")}renderSummary(e,t,i){let n={...t,server:{title:e.title}};return a`${rt(i,n,this.linksOf(i))}
${this.renderFacts(t,i)}`}renderFacts({items:e,health:t,open:i,next_run:n},{localizer:o}){let{t:l,name:p,number:m,upcoming:b}=o,y=e===null&&!i?.items;return a`<div class="state">
${t===null?c:st(o,t)}
<dl class="facts">
${t===null?we(p("sensor.health"),"–"):c}
${we(p("sensor.broken"),y||!i?"–":m(i.items))}
${we(p("sensor.next_scan"),n?b(n):l("no_schedule"))}
</dl>
</div>`}renderUnloaded({cure:e},t){let{t:i}=t.localizer;return a`<div class="sentence tone-${e?"bad":"plain"}">
<span class="badge">${h(xe)}</span>
<div class="words">
<h3>${i("not_loaded_title")}</h3>
<p class="muted">${i("not_loaded_text")}</p>
</div>
${e&&t.isAdmin?a`<span class="deeds">${ke(t,e)}</span>`:c}
</div>`}linksOf(e){let{api:t,localizer:i}=e;return{scan:n=>{this.act(e,async()=>(await t.start(n),i.t(n.dry_run?"dry_run_started":"started")))},scheduleNightly:()=>{this.act(e,async()=>{let{schedule:n}=await t.schedulePreset();return i.scheduled((await t.setSchedule(n)).next_run)})},follow:this.open}}async act({entryId:e,localizer:t,notify:i},n){this.busy=e;try{i(await n()),this.dispatchEvent(new CustomEvent("changed"))}catch(o){i(t.error($(o)),!0)}finally{this.busy=""}}static{this.styles=[v,w,nt,pt,cr]}};d([g({attribute:!1})],me.prototype,"entries",2),d([g({attribute:!1})],me.prototype,"contextOf",2),d([g({attribute:!1})],me.prototype,"open",2),d([u()],me.prototype,"busy",2);x("psr-servers",me);var Re=["problem","warning","hint"],ct={problem:"bad",warning:"warn",hint:"info"},dr=r=>r.call("checkup/get"),mr=r=>r.call("checkup/run"),Bt=(r,{check:s,library_id:e},t)=>r.call("checkup/silence",{check:s,library_id:e,is_silenced:t});async function hr(r,s){let{response:e}=await r.callWS({type:"call_service",domain:"plex_smart_refresher",service:"get_compatibility_report",service_data:{config_entry_id:s},return_response:!0});return e.markdown}function Ne(r,s,e){let{check:t,code:i,status:n}=e,l=(n==="unknown"?["unknown",t]:[i&&`${t}_${i}`,t]).find(p=>p&&r.template(s,p)!==void 0);return l?r.word(s,l,dn(r,e.values)):""}var dn=(r,s)=>Object.fromEntries(Object.entries(s).map(([e,t])=>[e,typeof t=="number"?r.number(t):t])),dt=({plural:r},s)=>Re.flatMap(e=>{let t=s[e];return t?[r(`checkup_${e}`,t)]:[]}).join(" · ");function Ut(r){let s=new Map,e=[...r].sort((t,i)=>+!!t.library_id-+!!i.library_id||t.library.localeCompare(i.library));for(let t of e){let i=s.get(t.library);i?i.push(t):s.set(t.library,[t])}return[...s]}var ur={problem:fi,warning:q,hint:Ti,unknown:_i,ok:J},fr={...ct,unknown:"plain",ok:"good"};function qt(r,s,e){let{t}=r,i=Ne(r,"check_remedy",s);return a`<li class="finding tone-${fr[s.status]}">
<span class="sign">${h(ur[s.status])}</span>
<div class="words">
<h4>${r.word("check",s.check)}</h4>
<p>${Ne(r,"check_detail",s)}</p>
<dl>
<dt>${t("checkup_why")}</dt>
<dd>${Ne(r,"check_why",s)}</dd>
${i?a`<dt>${t("checkup_where")}</dt>
<dd>${i}</dd>`:c}
</dl>
<div class="deeds">
${hn(r,s,e)}
${e.isAdmin?mn(r,s,e):c}
</div>
</div>
</li>`}var mn=(r,s,{isBusy:e,silence:t})=>a`<label class="tick">
<input
type="checkbox"
.checked=${s.is_silenced}
?disabled=${e}
@change=${({target:i})=>t(s,i.checked)}
/>${r.t("checkup_on_purpose")}</label
>`;function hn(r,{affected:s,library_id:e},{isAdmin:t,address:i}){if(!s)return c;let n=r.plural("checkup_affected",s);if(!t)return a`<span class="num">${n}</span>`;let o=i({view:"items",query:e?{library:e}:{}});return a`<a class="affected num" href=${o}>${n}${h(A)}</a>`}var gr=(r,s)=>a`<li class="line tone-${fr[s.status]}">
<span class="sign">${h(ur[s.status])}</span>
<span
>${s.library?a`<bdi class="muted">${s.library}</bdi> · `:c}<b
>${r.word("check",s.check)}</b
>
<span class="muted">${Ne(r,"check_detail",s)}</span></span
>
</li>`;var xr=f`
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
`;var un="plex-smart-refresher-compatibility",se=class extends z{constructor(){super(...arguments);this.report="";this.said="";this.copy=async()=>{this.text?.select();let e=await fn(this.report);this.said=this.context.localizer.t(e?"checkup_report_copied":"checkup_report_not_copied")}}async show(){let{hass:e,entryId:t,localizer:i,notify:n}=this.context;this.report=this.said="",this.dialog.show();try{this.report=await hr(e(),t)}catch(o){this.dialog.close(),n(i.error($(o)),!0)}}render(){let{t:e}=this.context.localizer,t=`data:text/markdown;charset=utf-8,${encodeURIComponent(this.report)}`;return a`<psr-dialog .heading=${e("checkup_report")}>
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
${this.report?a`<a slot="actions" class="button soft" href=${t} download=${`${un}.md`}
>${h(Qe)}${e("checkup_report_save")}</a
><button slot="actions" class="button filled" @click=${this.copy}>
${h(xi)}${e("checkup_report_copy")}
</button>`:c}
</psr-dialog>`}static{this.styles=[v,xr]}};d([g({attribute:!1})],se.prototype,"context",2),d([u()],se.prototype,"report",2),d([u()],se.prototype,"said",2),d([R("psr-dialog")],se.prototype,"dialog",2),d([R("textarea")],se.prototype,"text",2);async function fn(r){try{return await navigator.clipboard.writeText(r),!0}catch{return document.execCommand("copy")}}x("psr-report-dialog",se);var yr=f`
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
`;var Ee=class extends S{constructor(){super(...arguments);this.isAsking=!1;this.said="";this.found=new T(this,()=>dr(this.context.api));this.run=async()=>{let{localizer:e}=this;this.said="",await this.ask(()=>mr(this.context.api))&&(this.said=e.t("checkup_done"))}}willUpdate(){let{epoch:e,entryId:t}=this.context;this.found.want(JSON.stringify([e,t,this.state.check_up]))}render(){let{localizer:e}=this,{value:t,error:i}=this.found;if(i&&!t)return a`<div class="card">
${E(e,e.error(i),()=>{this.found.again()})}
</div>`;if(!t)return a`<div class="card">${L(4,120)}</div>`;let n=t.checks.filter(({is_silenced:o})=>!o);return a`${this.renderHead(t,n)}
${Re.map(o=>this.renderTroubles(o,mt(n,o)))}
${this.renderFold("checkup_fold_silenced",gn(t.checks),!0)}
${this.renderFold("checkup_fold_unknown",mt(n,"unknown"))}
${this.renderFold("checkup_fold_ok",mt(n,"ok"))}
<psr-report-dialog .context=${this.context}></psr-report-dialog>`}renderHead(e,t){let{localizer:i}=this,{checked_at:n,is_running:o}=e,l=Object.fromEntries(Re.map(b=>[b,mt(t,b).length])),p=dt(i,l)||i.t("checkup_good"),m=o||this.isAsking;return a`<section class="card pad head">
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
${h(bi)}${i("checkup_report")}
</button>
</div>`}renderTroubles(e,t){if(!t.length)return c;let{localizer:i}=this;return a`<section class="card pad ${e}">
<h3 class="num">${i.plural(`checkup_${e}`,t.length)}</h3>
${Ut(t).map(([n,o])=>a`${n?a`<p class="library"><bdi>${n}</bdi></p>`:c}
<ul @click=${this.follow}>
${o.map(l=>qt(i,l,this.links))}
</ul>`)}
</section>`}renderFold(e,t,i=!1){if(!t.length)return c;let{localizer:n}=this,o=Ut(t).flatMap(([,l])=>l);return a`<details class="card pad">
<summary class="num">${n.plural(e,t.length)}</summary>
<ul @click=${this.follow}>
${o.map(l=>i?qt(n,l,this.links):gr(n,l))}
</ul>
</details>`}get links(){return{isAdmin:this.context.isAdmin,isBusy:this.isAsking,address:e=>this.address(e),silence:(e,t)=>{this.silence(e,t)}}}async silence(e,t){let{api:i,localizer:n,notify:o}=this.context;if(!await this.ask(()=>Bt(i,e,t)))return;let p=n.word("check",e.check);o(n.t(t?"checkup_silenced":"checkup_told",{check:p}),!1,{text:n.t("undo"),action:()=>{this.ask(()=>Bt(i,e,!t))}})}async ask(e){this.isAsking=!0;try{return this.found.value=await e(),!0}catch(t){return this.context.notify(this.localizer.error($(t)),!0),await this.found.again(),!1}finally{this.isAsking=!1}}static{this.styles=[v,w,yr]}};d([u()],Ee.prototype,"isAsking",2),d([u()],Ee.prototype,"said",2),d([R("psr-report-dialog")],Ee.prototype,"report",2);var mt=(r,s)=>r.filter(({status:e})=>e===s),gn=r=>r.filter(({is_silenced:s})=>s);x("psr-checkup",Ee);var vr={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},br=r=>(...s)=>({_$litDirective$:r,values:s}),ht=class{constructor(s){}get _$AU(){return this._$AM._$AU}_$AT(s,e,t){this._$Ct=s,this._$AM=e,this._$Ci=t}_$AS(s,e){return this.update(s,e)}update(s,e){return this.render(...e)}};var{I:xn}=ni,$r=r=>r;var wr=()=>document.createComment(""),Le=(r,s,e)=>{let t=r._$AA.parentNode,i=s===void 0?r._$AB:s._$AA;if(e===void 0){let n=t.insertBefore(wr(),i),o=t.insertBefore(wr(),i);e=new xn(n,o,r,r.options)}else{let n=e._$AB.nextSibling,o=e._$AM,l=o!==r;if(l){let p;e._$AQ?.(r),e._$AM=r,e._$AP!==void 0&&(p=r._$AU)!==o._$AU&&e._$AP(p)}if(n!==i||l){let p=e._$AA;for(;p!==n;){let m=$r(p).nextSibling;$r(t).insertBefore(p,i),p=m}}}return e},ne=(r,s,e=r)=>(r._$AI(s,e),r),yn={},_r=(r,s=yn)=>r._$AH=s,kr=r=>r._$AH,ut=r=>{r._$AR(),r._$AA.remove()};var Tr=(r,s,e)=>{let t=new Map;for(let i=s;i<=e;i++)t.set(r[i],i);return t},oe=br(class extends ht{constructor(r){if(super(r),r.type!==vr.CHILD)throw Error("repeat() can only be used in text expressions")}dt(r,s,e){let t;e===void 0?e=s:s!==void 0&&(t=s);let i=[],n=[],o=0;for(let l of r)i[o]=t?t(l,o):o,n[o]=e(l,o),o++;return{values:n,keys:i}}render(r,s,e){return this.dt(r,s,e).values}update(r,[s,e,t]){let i=kr(r),{values:n,keys:o}=this.dt(s,e,t);if(!Array.isArray(i))return this.ut=o,n;let l=this.ut??=[],p=[],m,b,y=0,_=i.length-1,k=0,C=n.length-1;for(;y<=_&&k<=C;)if(i[y]===null)y++;else if(i[_]===null)_--;else if(l[y]===o[k])p[k]=ne(i[y],n[k]),y++,k++;else if(l[_]===o[C])p[C]=ne(i[_],n[C]),_--,C--;else if(l[y]===o[C])p[C]=ne(i[y],n[C]),Le(r,p[C+1],i[y]),y++,C--;else if(l[_]===o[k])p[k]=ne(i[_],n[k]),Le(r,i[y],i[_]),_--,k++;else if(m===void 0&&(m=Tr(o,k,C),b=Tr(l,y,_)),m.has(l[y]))if(m.has(l[_])){let H=b.get(o[k]),Fe=H!==void 0?i[H]:null;if(Fe===null){let Je=Le(r,i[y]);ne(Je,n[k]),p[k]=Je}else p[k]=ne(Fe,n[k]),Le(r,i[y],Fe),i[H]=null;k++}else ut(i[_]),_--;else ut(i[y]),y++;for(;k<=C;){let H=Le(r,p[C+1]);ne(H,n[k]),p[k++]=H}for(;y<=_;){let H=i[y++];H!==null&&ut(H)}return this.ut=o,_r(r,p),si}});var Sr=f`
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
`;var Er=({t:r},s)=>r(s==="ignore"||s==="unignore"?s:`action_${s}`),ze=({t:r},s)=>s.map(e=>{let t=`field_name_${e}`;return D(t)?r(t):e}).join(", ");function ft({t:r,word:s},{result:e,rung:t}){return t?e==="would_refresh"?r("rung_first",{rung:s("rung",t)}):e!=="fixed"&&e!=="partly_fixed"?"":t==="match_by_id"?r("rung_match"):s("write_kind",t):""}function Ae({t:r,word:s},{result:e,restored:t,not_restored:i}){let n=l=>({what:l.map(p=>s("restored",p)).join(", ")}),o=e==="undone"||e==="partly_undone";return[t.length?r(o?"restored_wanted":"restored",n(t)):"",i.length?r("restored_not",n(i)):""].filter(Boolean)}function vn(r,s){let{t:e}=r;if(!s)return e("protected_somehow");if(s.pictures_below)return e("protected_pictures",{count:s.pictures_below});let i={fields:ze(r,s.locked_fields),title:s.below};return e(s.below?"protected_below":"protected_itself",i)}function ae(r,s){let{t:e}=r;switch(s.segment){case"ignored":return{reason:e("reason_ignored"),next:"",action:"unignore"};case"healed":return{reason:e(s.result==="fixed"?"reason_fixed":"reason_healthy"),next:"",action:void 0};case"needs_you":return{reason:vn(r,s.protection),next:"",action:"open_in_plex"};case"given_up":return{reason:Jt(r,s),next:r.plural("next_never",s.attempts),action:Rr(s)??"refresh"};case"left_alone":return{reason:Jt(r,s),next:"",action:"refresh"};case"to_heal":case"waiting":return{reason:Jt(r,s),next:bn(r,s),action:Rr(s)}}}var gt=(r,s)=>{let{reason:e,next:t}=ae(r,s);return[e,t].filter(Boolean).join(" ")};function Jt({t:r},{defects:s,result:e,skip_reason:t}){let i=`reason_${e==="skipped"?t:e}`;if(e!=="unresolved"&&e!=="partly_fixed")return r(D(i)?i:"reason_untried");let[n]=s,o=`reason_left_${n}`,l=r(s.length===1&&D(o)?o:"reason_left");return e==="partly_fixed"?`${r("reason_partly_fixed")} ${l}`:l}function bn(r,s){let{next_attempt:e,wait_reason:t,attempts:i}=s;if(e===null||e*1e3<=Date.now())return r.t("next_attempt_due");let[n,o]=[r.relative(e),r.date(e)];switch(t){case"unaired":return r.t(i?"next_attempt_unaired_again":"next_attempt_unaired",{date:o});case"aired":return r.t("next_attempt_aired",{time:n});case"arrived":return r.t("next_attempt_arrived",{time:n});case"refreshed":return r.t("next_attempt_refreshed",{time:n});default:return r.t("next_attempt",{time:n})}}function Rr({defects:r,result:s}){return s==="timed_out"?"raise_deadline":r.includes("no_match")&&s==="unresolved"?"open_in_plex":void 0}var Lr=f`
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
`;var xt=class extends z{constructor(){super(...arguments);this.search=e=>{e.preventDefault();let t=new FormData(e.target),i=o=>String(t.get(o)??"").trim(),n={};i("external_id")?n.external_id=i("external_id"):(i("title")&&(n.title=i("title")),i("year")&&(n.year=Number(i("year")))),this.dispatchEvent(new CustomEvent("search",{detail:n}))}}render(){let{t:e}=this.localizer,t=(i,n,o="text",l="")=>a`<label>
<span class="muted">${n}</span>
<input class="field" name=${i} type=${o} placeholder=${l} autocomplete="off" />
</label>`;return a`<form @submit=${this.search}>
${t("title",e("inbox_search_title"))} ${t("year",e("inbox_search_year"),"number")}
${t("external_id",e("inbox_search_id"),"text","tmdb-10283")}
<button class="button filled">${h(G)}${e("inbox_search_now")}</button>
</form>`}static{this.styles=[v,f`
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
`]}};d([g({attribute:!1})],xt.prototype,"localizer",2);x("psr-match-search",xt);var $n=["put_off","declined","never"],Y=class extends S{constructor(){super(...arguments);this.stage="open";this.isSearching=!1;this.postpone=()=>{this.decide("put_off",()=>this.context.api.postponeProposal(this.proposal.proposal_id))};this.reopen=async()=>{try{await this.context.api.reopenProposal(this.proposal.proposal_id),this.stage="open"}catch(e){this.complain(e)}};this.undo=()=>{let{change:e}=this;e&&this.decide("undoing",()=>this.context.api.undoChange(e.change_id))}}willUpdate(e){this.stage==="open"&&this.proposal.is_queued&&(this.stage="waiting");let t=e.get("state");t&&(t.ended_job!==this.state.ended_job||!this.state.job)&&(this.stage==="waiting"||this.stage==="undoing")&&this.verify()}wait(){this.stage="waiting"}render(){return a`${this.renderItem()}
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
</header>`}renderReasons(){let{localizer:e}=this,{reason:t,loses:i}=this.proposal,n=ze(e,i);return a`${n&&t==="hand_made"?c:a`<p>${e.word("proposal_reason",t)}</p>`}
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
</footer>`}renderCandidate(e){let{localizer:t}=this,{name:i,year:n,summary:o,evidence:l,is_twin:p,recommended:m,picture:b}=e,y=n?`${i} (${n})`:i;return a`<li class=${m?"recommended":""}>
<psr-poster
.api=${this.context.api}
.path=${b}
.type=${this.proposal.type}
></psr-poster>
<div class="about">
<h4><bdi>${y}</bdi></h4>
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
aria-label=${t.t("inbox_match_with",{title:y})}
@click=${()=>this.accept(e)}
>
${h(mi)}${t.t("inbox_match")}
</button>
</li>`}renderStage(){let{localizer:e}=this,{result:t,change:i,stage:n}=this,o=n==="done"&&i&&!i.undone;return a`<div class="stage" role="status">
${n==="waiting"||n==="undoing"?a`<span class="spinner"></span>`:c}
<span>${e.t(`inbox_is_${n}`)}</span>
${t&&(n==="done"||n==="undone")?a`${ve(e,t.result)} ${M(e,t.after)}
${Ae(e,{...t,restored:[]})}
${t.error?a`<bdi class="muted">${t.error}</bdi>`:c}`:c}
${o||$n.includes(n)?a`<button class="button soft" @click=${o?this.undo:this.reopen}>
${h(et)}${e.t("undo")}
</button>`:c}
</div>`}accept(e){let{api:t}=this.context;this.decide("waiting",()=>t.acceptProposal(this.proposal.proposal_id,e.guid))}decline(e){let{api:t}=this.context,{proposal_id:i}=this.proposal;this.decide(e?"never":"declined",()=>t.declineProposal(i,e))}decide(e,t){let i=this.stage;this.stage=e,this.dispatchEvent(new CustomEvent("decided")),t().catch(n=>{this.stage=i,this.complain(n)})}async search(e){try{this.found=await this.context.api.searchMatches(this.proposal.rating_key,e)}catch(t){this.complain(t)}}async verify(){let{api:e}=this.context,{rating_key:t}=this.proposal,i=this.stage==="undoing"?"undo":"match";try{let[{results:n},o]=await Promise.all([e.item(t),e.changes(t,5)]),l=o.find(({rung:m})=>m===i),p=n.find(({job_id:m})=>m===l?.job_id);if(!l?.after||!p)return;[this.change,this.result]=[l,p],this.stage=i==="undo"?"undone":"done"}catch(n){this.complain(n)}}complain(e){this.context.notify(this.localizer.error($(e)),!0)}static{this.styles=[v,w,Lr]}};d([g({attribute:!1})],Y.prototype,"proposal",2),d([u()],Y.prototype,"stage",2),d([u()],Y.prototype,"isSearching",2),d([u()],Y.prototype,"found",2),d([u()],Y.prototype,"result",2),d([u()],Y.prototype,"change",2);x("psr-proposal",Y);var zr=20,Ar="match_by_id",Oe=class extends S{constructor(){super(...arguments);this.decided=new Set;this.shown=[];this.busy=!1;this.page=new T(this,async()=>{let e=await this.context.api.proposals(zr,this.offset);return this.shown=wn(this.shown,e.proposals,this.decided),e});this.options=new T(this,()=>this.context.api.options());this.place="";this.matchById=async()=>{let{api:e,notify:t,localizer:i}=this.context;this.busy=!0;try{await e.setOptions({rungs:[...this.rungs,Ar]}),await this.options.again(),t(i.t("inbox_by_id_done"))}catch(n){t(i.error($(n)),!0)}finally{this.busy=!1}};this.acceptClear=async()=>{let{api:e,notify:t,localizer:i}=this.context,n=this.clearOnes;this.busy=!0;try{let{items:o}=await e.acceptProposals(n.map(({proposal_id:l})=>l));this.keep(n);for(let l of this.renderRoot.querySelectorAll("psr-proposal"))n.includes(l.proposal)&&l.wait();t(i.plural("inbox_matching",o))}catch(o){t(i.error($(o)),!0)}finally{this.busy=!1}}}get offset(){return Math.max(0,Number(this.route.query.from)||0)}willUpdate(e){let t=JSON.stringify([this.context.entryId,this.offset]);t!==this.place&&(this.place=t,this.decided=new Set,this.shown=[]);let{epoch:i,entryId:n}=this.context;this.options.want(JSON.stringify([i,n,this.state.options])),this.page.want(JSON.stringify([i,t,this.state.proposals,this.state.job===null]))}render(){let{localizer:e}=this,{value:t,error:i}=this.page;return i?a`<div class="card">
${E(e,e.error(i),()=>{this.page.again()})}
</div>`:t?this.shown.length?a`${this.renderHead(t.total)} ${this.renderOffer()}
<ul class="proposals">
${oe(this.shown,({proposal_id:n})=>n,n=>a`<li class="card">
<psr-proposal
.context=${this.context}
.state=${this.state}
.route=${this.route}
.proposal=${n}
@decided=${()=>this.keep([n])}
></psr-proposal>
</li>`)}
</ul>
${_e(e,this.offset,zr,t.total,n=>this.setQuery({from:n?String(n):""}))}`:a`<div class="card">
${I({path:J,title:e.t("inbox_empty_title"),text:e.t("inbox_empty_text")})}
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
${h(hi)}${t.plural("inbox_accept",i.length)}
</button>`:c}
</section>`}renderOffer(){let{t:e}=this.localizer;return!this.shown.some(({reason:i})=>i==="ready")||!this.rungs||this.rungs.includes(Ar)?c:a`<section class="card pad head">
<div>
<h3>${e("inbox_by_id_title")}</h3>
<p class="muted">${e("inbox_by_id_text")}</p>
</div>
<button class="button soft" ?disabled=${this.busy} @click=${this.matchById}>
${e("inbox_by_id")}
</button>
</section>`}get rungs(){let e=this.options.value?.options.find(({key:t})=>t==="rungs");return e&&[...e.value]}get clearOnes(){return this.shown.filter(({is_plain:e,is_queued:t,proposal_id:i})=>e&&!t&&!this.decided.has(i))}keep(e){this.decided=new Set([...this.decided,...e.map(({proposal_id:t})=>t)])}static{this.styles=[v,w,Sr]}};d([u()],Oe.prototype,"decided",2),d([u()],Oe.prototype,"shown",2),d([u()],Oe.prototype,"busy",2);function wn(r,s,e){let t=new Set(s.map(({proposal_id:n})=>n)),i=[...s];return r.forEach((n,o)=>{e.has(n.proposal_id)&&!t.has(n.proposal_id)&&i.splice(Math.min(o,i.length),0,n)}),i}x("psr-inbox",Oe);function Or({t:r,relative:s,duration:e},t){let{arrived_at:i,kind:n,told:o,told_at:l}=t,p=o==="ready"&&l!==null?r("arrival_ready_after",{duration:e(l-i)}):r(o?`arrival_${o}`:"arrival_watched");return`${r(`arrival_${n}`,{time:s(i)})}: ${p}`}var Cr=f`
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
`,yt=f`
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
`;var _n=[/^(localhost|[^.:]+)$/,/\.(local|lan|home|internal|home\.arpa)$/,/^(127|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))(\.\d+)+$/,/^\[(::1|f[cd]|fe80:)/],kn=/^(\d+)-(\d+)-(\d+)-(\d+)\.[^.]+\.plex\.direct$/;function Ir(r){let s=r.toLowerCase().replace(kn,"$1.$2.$3.$4");return _n.some(e=>e.test(s))}function Ce({machine_id:r,address:s},e,t=location.hostname){if(!r)return;let i=encodeURIComponent(`/library/metadata/${e}`),n=`#!/server/${encodeURIComponent(r)}/details?key=${i}`,o=`https://app.plex.tv/desktop/${n}`,l=s&&URL.canParse(s)?new URL(s):void 0;if(!l||!Ir(l.hostname))return{best:o,web:o};let p=l.pathname.replace(/\/$/,""),m=`${l.origin}${p}/web/index.html${n}`;return{best:Ir(t)?m:o,local:m,web:o}}async function vt({api:r,localizer:s,notify:e},t,i,n){let{items:o,left:l}=await r.refreshItems(t,i),p=[s.plural(n?"items_queued":"items_refreshing",o)];l&&p.push(s.plural("items_left",l)),e(p.join(". "))}async function bt({api:r,localizer:s,notify:e},t,i,n){let{change:o,items:l}=await r.ignore(t,i),p=s.plural(i?"items_ignored":"items_unignored",l);e(p,!1,{text:s.t("undo"),action:()=>n(o)})}async function $t({api:r,localizer:s,notify:e},t,i){await r.undoIgnore(t,i),e(s.t("undone"))}var Kt=r=>Array.isArray(r)?r:[String(r)],W=r=>({word:s},e)=>Kt(e).map(t=>s(r,t)).join(", ");function Tn({t:r,word:s},e){let t=`field_name_${e}`;return D(t)?r(t):s("restored",e)}var Sn={defects:W("defect"),before:W("defect"),fixed:W("defect"),after:W("defect"),skip_reason:W("skip_reason"),rung:W("rung"),kind:W("write_kind"),pause_reason:W("pause_reason"),status:W("status"),media_type:W("media_type"),fields:(r,s)=>Kt(s).map(e=>Tn(r,e)).join(", "),failure:({failure:r},s)=>r(String(s)),duration:({duration:r},s)=>r(Number(s)),since:({dateTime:r},s)=>r(Number(s)),due:({dateTime:r},s)=>r(Number(s))};function Rn(r,s,e){let t=Sn[s];return t?t(r,e):typeof e=="number"?r.number(e):Kt(e).join(", ")}function En(r,{code:s,values:e,message:t}){let i=r.template("log_line",s);return i===void 0?[{text:t,isValue:!0}]:i.split(/\{(\w+)\}/).map((n,o)=>{let l=o%2===1,p=l?e[n]:void 0;return{text:p===void 0?n:Rn(r,n,p),isValue:l}})}var Ln=(r,s,e="")=>En(r,s).map(({text:t,isValue:i})=>{let n=Wt(t,e);return i?a`<bdi>${n}</bdi>`:a`${n}`}),Wt=(r,s)=>Mi(r,s).map(e=>e.hit?a`<mark>${e.text}</mark>`:e.text);function jr(r){let s=new Map;for(let e of r){let t=e.rating_key,i=t?`item ${t}`:`line ${e.id}`,n=s.get(i)??{key:i,item:t,title:"",lines:[]};s.delete(i),s.set(i,n),n.lines.push(e),n.title=String(e.values.title??(n.title||t))}return[...s.values()]}var wt=(r,s,{search:e="",date:t=!1}={})=>a`<div class="line ${s.level}" data-line=${s.id}>
<time class="num muted" title=${r.dateTime(s.time)}
>${t?r.dateTime(s.time):r.time(s.time,!0)}</time
>
${s.level==="info"?c:a`<span class="level">${r.t(`level_${s.level}`)}</span>`}
<span class="message">${Ln(r,s,e)}</span>
</div>`;var Fr=["needs_you","to_heal","waiting","given_up","left_alone"],Gt=["attention",...Fr,"ignored","healed"],Qt=["worst","next_attempt","title"],Ie=["q","library","defect","type","show"],X=({query:r})=>Gt.find(s=>s===r.segment)??"attention";function je({t:r,word:s},e){let t=`segment_${e}`;return D(t)?r(t):s("skip_reason",e)}var He=r=>Qt.find(s=>s===r.sort)??"worst";function Mr(r){let{q:s,library:e,defect:t,type:i,show:n}=r.query;return{segment:X(r),search:s,library:e,defect:t,media_type:i,show:n}}var De=(r,s)=>s==="attention"?Fr.reduce((e,t)=>e+r[t],0):r[s],Nr=({rating_key:r,season_key:s,show_key:e})=>({name:`item:${r}`,items:1,above:[`season:${s}`,`show:${e}`]}),Hr=({key:r,level:s,items:e},t="")=>s==="season"?{name:`season:${r}`,items:e,above:[`show:${t}`]}:{name:`show:${r}`,items:e,above:[]},_t=({item:r,group:s})=>r?r.rating_key:`${s.level}:${s.key}`;function Dr(r,s,e){let{t}=r,{reason:i}=ae(r,e),n=e.defects.length>0,o=(l,p)=>p?a`<div>
<dt class="muted">${l}</dt>
<dd>${p}</dd>
</div>`:c;return a`<section class="card pad">
<dl class="outlook">
${n?o(t("item_why_broken"),a`${e.defects.map(l=>a`<p>${zn(r,l)}</p>`)}`):c}
${o(t(n?"item_why_open":"item_what_happened"),i)}
${o(t("item_next"),An(r,s,e))}
${o(t("item_you_can"),On(r,e))}
</dl>
</section>`}function zn({t:r,word:s},e){let t=`why_${e}`;return D(t)?r(t):s("defect",e)}function An(r,s,e){let{t}=r;if(e.segment==="healed")return t("item_next_healed");if(e.segment!=="waiting"&&e.segment!=="to_heal")return ae(r,e).next||t("item_next_nothing");let{next_run:i}=s;return i===null?`${ae(r,e).next} ${t("item_next_unplanned")}`:[ae(r,e).next,t("item_next_scan",{time:r.dateTime(i),left:r.relative(i)})].join(" ")}function On({t:r},s){if(s.segment==="healed")return"";if(s.segment==="ignored")return r("help_ignored");if(s.segment==="needs_you")return r("help_needs_you");if(s.defects.includes("no_match"))return r("help_no_match");if(s.result==="timed_out")return r("help_timed_out");let e=s.segment==="given_up"||s.segment==="left_alone";return r(e?"help_given_up":"help_waiting")}function Pr(r,{changes:s}){let{t:e}=r,t=["title","summary"].filter(n=>s[n]);if(!t.length)return c;let i=n=>n?a`<bdi>${n}</bdi>`:a`<span class="muted">${e("nothing_there")}</span>`;return a`<section class="card pad">
<h3>${e("item_changes")}</h3>
<div class="changes">
${t.map(n=>{let[o,l]=s[n];return a`<div class="pair">
<h4 class="muted">${e(`field_name_${n}`)}</h4>
<p class="old"><span class="muted">${e("before")}</span>${i(o)}</p>
<p class="new"><span class="muted">${e("after")}</span>${i(l)}</p>
</div>`})}
</div>
</section>`}function Vr(r,s,e,t){let{job:i,error:n}=s,o=i?[r.word("trigger",i.trigger),i.dry_run?r.name("switch.dry_run"):""]:[],l=[ft(r,s),...Ae(r,s)];return a`<li>
<div class="when">
<span class="num">${r.dateTime(s.time)}</span>
<span class="muted">${o.filter(Boolean).join(" · ")}</span>
</div>
<div class="what">
${Cn(r,s)} ${jn(r,s)}
${n?a`<p class="muted"><bdi>${n}</bdi></p>`:c}
${l.filter(Boolean).map(p=>a`<p>${p}</p>`)}
</div>
${i?a`<a class="button job" href=${e(i.job_id)} @click=${t}
>${r.t("item_job")}</a
>`:c}
</li>`}var Cn=(r,{result:s,skip_reason:e})=>a`<span class="chips"
>${ve(r,s)}
${e?j(r.word("skip_reason",e),"plain"):c}</span
>`,In=["skipped","would_refresh","gone","errored"];function jn(r,{result:s,before:e,after:t}){let i=t.length?M(r,t):j(r.t("no_defects"),"good");return a`<span class="change"
>${M(r,e)}
${In.includes(s)?c:a`${h(A)} ${i}`}</span
>`}var Br=f`
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
`;var Fn=["guid","title","summary","poster"],Ur=["guid","poster"],qr=({after:r})=>r===null,Jr=({before:r,after:s})=>Fn.filter(e=>s&&r[e]!==s[e]),Pe=class extends S{constructor(){super(...arguments);this.ratingKey="";this.undoing="";this.changes=new T(this,()=>this.context.api.changes(this.ratingKey))}willUpdate(e){let{epoch:t,entryId:i}=this.context;this.changes.want(JSON.stringify([t,i,this.ratingKey]));let n=e.get("state");n&&n.ended_job!==this.state.ended_job&&(this.undoing="",this.changes.again())}render(){let{localizer:e}=this,{value:t}=this.changes;return t?.length?a`<section class="card pad">
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
${qr(e)?a`<p>${t.t("changes_open")}</p>`:this.renderDifferences(e)}
</div>
${l?j(t.t("changes_undone",{time:t.dateTime(p)}),"plain"):this.renderUndo(e)}
</li>`}renderUndo(e){let{t}=this.localizer,{change_id:i,rung:n,below:o}=e;return n==="undo"||n==="analyze"||!o&&!qr(e)&&!Jr(e).length?c:this.undoing===i?a`<span class="activity" role="status">${t("inbox_is_undoing")}</span>`:a`<button
class="button soft"
?disabled=${!!(this.undoing||this.state.job)}
@click=${()=>{this.undo(i)}}
>
${h(et)}${t("undo")}
</button>`}renderDifferences(e){let{localizer:t}=this,{before:i,after:n}=e,o=Jr(e);if(!o.length)return a`<p class="muted">${t.t("changes_none")}</p>`;let l=o.filter(m=>Ur.includes(m)),p=m=>m?a`<bdi>${m}</bdi>`:a`<span class="muted">${t.t("nothing_there")}</span>`;return a`${l.length?a`<p>${t.t("changes_fields",{fields:ze(t,l)})}</p>`:c}
${o.filter(m=>!Ur.includes(m)).map(m=>a`<p class="pair">
<span class="muted">${ze(t,[m])}:</span> ${p(i[m])}
${h(A)} ${p(n?.[m]??"")}
</p>`)}`}async undo(e){let{api:t,notify:i,localizer:n}=this.context;this.undoing=e;try{await t.undoChange(e)}catch(o){this.undoing="",i(n.error($(o)),!0)}}static{this.styles=[v,w,Br]}};d([g()],Pe.prototype,"ratingKey",2),d([u()],Pe.prototype,"undoing",2);x("psr-item-changes",Pe);var Kr=f`
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
`;var Wr=({rating_key:r})=>({selected:[`item:${r}`]}),Mn=2e3,Ve=class extends S{constructor(){super(...arguments);this.busy=!1;this.isAsked=!1;this.history=new T(this,async()=>{let e=await this.context.api.item(this.route.itemKey);return this.isAsked=!1,e});this.proposal=new T(this,()=>this.context.api.proposal(this.route.itemKey));this.reload=Te(()=>{this.history.again()},Mn)}disconnectedCallback(){super.disconnectedCallback(),this.reload.stop()}willUpdate(e){let{epoch:t,entryId:i}=this.context,n=JSON.stringify([t,i,this.route.itemKey]);this.history.want(n),this.proposal.want(n);let o=e.get("state");o&&(o.job!==this.state.job||o.ended_job!==this.state.ended_job)&&this.reload()}render(){let{localizer:e}=this,{value:t,error:i}=this.history;return a`<a class="button back" href=${this.address({view:"items"})} @click=${this.follow}
>${h(Ke)}${e.t("item_all")}</a
>
${i?a`<div class="card">
${E(e,e.error(i),()=>{this.history.again()})}
</div>`:t?this.renderItem(t):a`<div class="card">${L(6,60)}</div>`}`}renderItem(e){let{localizer:t}=this,{item:i,results:n}=e,o=i??n[0];if(!o)return a`<div class="card">
${I({path:G,title:t.t("item_missing_title"),text:t.t("item_missing_text")})}
</div>`;let l=n.find(({changes:p})=>Object.keys(p).length);return a`<section class="card pad hero">
${this.renderPosters(o,l)}
<div class="about">
<h2><bdi>${o.title}</bdi></h2>
<p class="muted">${this.factsOf(o,e)}</p>
${i?this.renderState(i):a`<p>${t.t("item_gone")}</p>`}
</div>
</section>
${i?Dr(t,this.state,i):c} ${this.renderProposal()}
${l?Pr(t,l):c}
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
</section>`:c}renderPast({results:e,lines:t}){let{localizer:i}=this,n=t.filter(({level:l})=>l!=="debug"),o=e.map(l=>Vr(i,l,p=>this.jobLink(p),this.follow));return a`<section class="card pad">
<h3>${i.t("item_history")}</h3>
${e.length?a`<ol class="history">
${o}
</ol>`:a`<p class="muted">${i.t("item_history_empty")}</p>`}
</section>
${n.length?a`<section class="card pad">
<h3>${i.t("job_log")}</h3>
<div class="lines">
${n.toReversed().map(l=>wt(i,l,{date:!0}))}
</div>
</section>`:c}`}jobLink(e){let t={tab:"log",item:this.route.itemKey};return this.address({view:"jobs",jobId:e,query:t})}factsOf(e,{item:t,arrival:i}){let{localizer:n}=this;return[n.word("media_type",e.type),this.libraryTitle(e.library_id),t?n.t("checked_at",{time:n.relative(t.last_seen)}):"",i?Or(n,i):""].filter(Boolean).join(" · ")}renderPosters({type:e},t){let{t:i}=this.localizer,[n,o]=t?.changes.poster??["",""],l=(m,b)=>a`<figure>
<psr-poster .api=${this.context.api} .ratingKey=${m} .type=${e}></psr-poster>
${b?a`<figcaption class="muted">${b}</figcaption>`:c}
</figure>`;return a`<div class="posters">
${n==="none"&&o!=="none"?a`${l("",i("before"))} ${h(A)}
${l(this.route.itemKey,i("after"))}`:l(this.route.itemKey,"")}
</div>`}renderState(e){let{localizer:t}=this,i={healed:"good",ignored:"plain",waiting:"info"}[e.segment];return a`<span class="chips"
><span class="chip tone-${i??"warn"}">${je(t,e.segment)}</span>
${e.defects.length?M(t,e.defects):c}</span
>
${this.renderActions(e)}`}renderActions(e){let{t}=this.localizer,i=Ce(this.state.server,e.rating_key);return a`<div class="actions">
${this.renderRefresh(e)}
<button
class="button soft"
?disabled=${this.busy}
@click=${()=>{this.ignore(e,!e.ignored)}}
>
${h(e.ignored?Ye:fe)}${t(e.ignored?"unignore":"ignore")}
</button>
${i?this.renderLinks(i):c}
</div>`}renderLinks({best:e,local:t,web:i}){let{t:n}=this.localizer,o=(p,m)=>a`<a class="button soft" href=${p} target="_blank" rel="noreferrer"
>${h(Ri)}${m}</a
>`,l=e===t?o(i,n("open_at_plex_tv")):c;return a`${o(e,n("open_in_plex"))}
${t&&e===i?o(t,n("open_locally")):l}`}renderRefresh(e){let{t}=this.localizer,i=e.activity??(this.isAsked?"queued":null);if(i)return a`<span class="activity" role="status">${t(`activity_${i}`)}</span>`;if(e.segment==="needs_you")return c;let n=!e.defects.length;return a`<button
class="button ${n?"soft":"filled"}"
?disabled=${this.busy}
@click=${()=>{this.refresh(e,n)}}
>
${h(ye)}${t(n?"refresh_anyway":"refresh_now")}
</button>`}refresh(e,t){this.isAsked=!0;let i=!!this.state.job;return this.act(()=>vt(this.context,Wr(e),t,i))}ignore(e,t){let i=n=>{this.act(()=>$t(this.context,n,!t))};return this.act(()=>bt(this.context,Wr(e),t,i))}async act(e){let{notify:t,localizer:i}=this.context;this.busy=!0;try{await e(),await this.history.again()}catch(n){this.isAsked=!1,t(i.error($(n)),!0)}finally{this.busy=!1}}static{this.styles=[v,w,yt,Kr]}};d([u()],Ve.prototype,"busy",2),d([u()],Ve.prototype,"isAsked",2);x("psr-item",Ve);var kt=50,Nn=1e3,Tt=class{constructor(s,e){this.query=e;this.shown=kt;this.key="";this.loaded=new T(s,()=>this.load(Math.min(Math.max(this.shown,kt),Nn)))}get value(){return this.loaded.value}get error(){return this.loaded.error}get isLoading(){return this.loaded.loading}want(s){let e=s!==this.key;return e&&(this.shown=kt),this.key=s,this.loaded.want(s),e}again(){return this.loaded.again()}async more(){let{key:s}=this,e=this.loaded.value;if(!e?.next||this.isLoading)return;let t=await this.load(kt,e.next);s!==this.key||this.loaded.value!==e||(this.loaded.value={entries:[...e.entries,...t.entries],next:t.next},this.shown=this.loaded.value.entries.length)}load(s,e){let{api:t,filter:i,order:n}=this.query();return t.itemGroups(i,{group_by:"show",order:n,limit:s,after:e??void 0})}};var le=class r{constructor(s=new Map){this.marks=s}has({name:s,above:e}){for(let t of[s,...e,"all"]){let i=this.marks.get(t);if(i)return i.isSelected}return!1}isMixed({name:s}){return[...this.marks.values()].some(({above:e})=>e.includes(s))}with(s,e){let t=({above:o})=>o.includes(s.name)||s.name==="all",i=[...this.marks].filter(([o,l])=>o!==s.name&&!t(l)),n=new r(new Map(i));return n.has(s)===e?n:new r(new Map([...i,[s.name,{...s,isSelected:e}]]))}get count(){return[...this.marks.values()].map(e=>(e.isSelected?1:-1)*e.items).reduce((e,t)=>e+t,0)}among(s){let e=i=>[...this.marks.values()].filter(n=>n.isSelected===i).map(Hn),t=e(!1);return{...s,selected:e(!0),...t.length?{unselected:t}:{}}}},Hn=({name:r})=>r;var Yt=(r,s,e)=>a`<label class="pick">
<input
type="checkbox"
aria-label=${r.context.localizer.t("select_item",{title:e})}
.checked=${r.marks.has(s)}
.indeterminate=${r.marks.isMixed(s)}
@change=${t=>r.mark(s,t.target.checked)}
/>
</label>`;function Gr(r,s,e=""){let{localizer:t,api:i}=r.context;return a`<li class="row segment-${s.segment}" data-key=${s.rating_key}>
${Yt(r,Nr(s),s.title)}
<psr-poster .api=${i} .ratingKey=${s.rating_key} .type=${s.type}></psr-poster>
${Dn(r,s,e)}
<div class="defects">${M(t,s.defects)}</div>
<div class="actions">
${Pn(r,s)??Vn(r,s)}
<button
class="icon-button"
aria-haspopup="dialog"
aria-label=${t.t("item_actions",{title:s.title})}
@click=${()=>r.showMenu(s)}
>
${h(vi)}
</button>
</div>
</li>`}function Dn(r,s,e){let{localizer:t,entryId:i}=r.context,{libraries:n}=r.state,o=n.find(y=>y.library_id===s.library_id)?.title,l=t.t("checked_at",{time:t.relative(s.last_seen)}),p=O({entryId:i,view:"items",itemKey:s.rating_key}),m=`${e} · `,b=s.title.startsWith(m)?s.title.slice(m.length):s.title;return a`<div class="text">
<a class="name" data-row href=${p} @click=${r.follow}><bdi>${b}</bdi></a>
<span class="why">
${s.ignored?h(fe):c}${gt(t,s)}
</span>
<span class="muted facts num" title=${t.dateTime(s.last_seen)}
>${[t.word("media_type",s.type),o,l].filter(Boolean).join(" · ")}</span
>
</div>`}function Pn(r,{rating_key:s,activity:e}){let{t}=r.context.localizer,i=e??(r.asked.has(s)?"queued":null);if(i)return a`<span class="activity" role="status"
><span class="spinner ${i}"></span><span>${t(`activity_${i}`)}</span></span
>`}function Vn(r,s){let{localizer:e}=r.context,{action:t}=ae(e,s);return t?Xt(r,s,t,Er(e,t)):c}function Xt(r,s,e,t){let{entryId:i}=r.context,n=`${t}: ${s.title}`;if(e==="raise_deadline")return a`<a
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
</button>`;let o=Ce(r.state.server,s.rating_key);return o?Zt(o.best,t,n):c}var Zt=(r,s,e)=>a`<a class="button main" href=${r} target="_blank" rel="noreferrer" aria-label=${e}
>${s}</a
>`;var St=f`
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
`;var Qr=50,pe=class extends z{constructor(){super(...arguments);this.isOpen=!1;this.limit=Qr;this.content=new T(this,()=>this.load())}willUpdate(e){this.isOpen&&this.content.want(JSON.stringify([this.filter,this.list.version,this.limit]))}get filter(){let{key:e,level:t}=this.group;return t==="season"?{...this.list.filter,show:this.show?.key,season:e}:{...this.list.filter,show:e}}async load(){let{api:e}=this.list.context;if(this.group.level==="season"){let{items:o,total:l}=await e.items(this.filter,this.limit);return{entries:o.map(p=>({item:p})),hasMore:l>o.length}}let t={group_by:"season",order:"position",limit:this.limit},{entries:i,next:n}=await e.itemGroups(this.filter,t);return{entries:i,hasMore:n!==null}}render(){let{group:e,list:t}=this,{localizer:i,api:n}=t.context;return a`<div class="row group ${e.level}">
${Yt(t,Hr(e,this.show?.key),e.title)}
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
${h(this.isOpen?ui:We)}
</div>
${this.isOpen?this.renderContent():c}`}summary(){let{localizer:e}=this.list.context,{items:t,segments:i,next_attempt:n}=this.group,o=Object.entries(i).filter(([,p])=>p),l=[e.plural("items_count",t)];if(o.length>1)for(let[p,m]of o)l.push(`${e.number(m)} ${je(e,p)}`);return n&&n*1e3>Date.now()&&l.push(e.t("group_next",{time:e.relative(n)})),l.join(" · ")}renderContent(){let{localizer:e}=this.list.context,{value:t,error:i}=this.content,n=t?.entries??[];return i?E(e,e.error(i),()=>{this.content.again()}):a`<ul class="below" aria-busy=${this.content.loading}>
${oe(n,_t,o=>ei(this.list,o,this.show??this.group,n.length===1))}
${t?.hasMore?a`<li class="more">
<button class="button" @click=${()=>this.limit+=Qr*4}>
${e.t("show_more")}
</button>
</li>`:c}
</ul>`}static{this.styles=[v,St]}};d([g({attribute:!1})],pe.prototype,"list",2),d([g({attribute:!1})],pe.prototype,"group",2),d([g({attribute:!1})],pe.prototype,"show",2),d([g({type:Boolean})],pe.prototype,"isOpen",2),d([u()],pe.prototype,"limit",2);var ei=(r,s,e,t=!1)=>s.item?Gr(r,s.item,e?.title):a`<li>
<psr-item-group
.list=${r}
.group=${s.group}
.show=${e}
?isOpen=${t}
></psr-item-group>
</li>`;x("psr-item-group",pe);function Yr(r,s){return a`<psr-dialog id="menu" .heading=${s?.title??""}>
${s?Bn(r,s):c}
</psr-dialog>`}function Bn(r,s){let{localizer:e}=r.context,{t}=e,i=t(s.defects.length?"refresh_now":"refresh_anyway"),n=(o,l)=>Xt(r,s,o,l);return a`<p>${gt(e,s)}</p>
${M(e,s.defects)}
<div class="menu">
${s.segment==="needs_you"?c:n("refresh",i)}
${s.ignored?n("unignore",t("unignore")):n("ignore",t("ignore"))}
${n("open_in_plex",t("open_in_plex"))} ${Un(r,s)}
</div>`}function Un({context:r,state:s},{rating_key:e,title:t}){let i=Ce(s.server,e);if(!i?.local)return c;let[n,o]=i.best===i.local?[i.web,"open_at_plex_tv"]:[i.local,"open_locally"],l=r.localizer.t(o);return Zt(n,l,`${l}: ${t}`)}function Xr(r){let{localizer:s,count:e,segment:t}=r;if(!e)return c;let{t:i}=s,n=s.plural("selected",e),o=(m,b,y)=>a`<button class="button" ?disabled=${r.isBusy} @click=${y}>
${h(m)}${b}
</button>`,l=t==="healed",p=t==="ignored";return a`<div class="selection" role="region" aria-label=${n}>
<button class="icon-button" aria-label=${i("clear_selection")} @click=${r.clear}>
${h(Ge)}
</button>
<span class="num" role="status">${n}</span>
<span class="buttons">
${t==="needs_you"?c:o(ye,i(l?"refresh_anyway":"refresh_now"),()=>r.refresh(l))}
${p?o(Ye,i("unignore"),()=>r.ignore(!1)):o(fe,i("ignore"),()=>r.ignore(!0))}
</span>
</div>`}var qn=["to_heal","left_alone"],Zr=({localizer:r,route:s,counts:e,change:t})=>a`<div class="segments" role="group" aria-label=${r.t("segments")}>
${Gt.map(i=>{let n=X(s)===i;return qn.includes(i)&&!n&&!(e&&De(e,i))?c:a`<button
class="button ${n?"soft":""}"
aria-pressed=${n}
title=${r.t(`segment_hint_${i}`)}
@click=${()=>t({segment:i==="attention"?"":i})}
>
${je(r,i)}
<span class="num">${e?r.number(De(e,i)):"–"}</span>
</button>`})}
</div>`;function es({localizer:r,state:s},e){switch(e){case"library":return s.libraries.map(({library_id:t,title:i})=>({value:t,label:i}));case"defect":return K(r,"defect");case"type":return K(r,"media_type");case"show":return[]}}var Jn=({t:r},s)=>r(s==="library"?"library":`filter_${s}`),ts=r=>a`${Ie.filter(s=>s!=="q"&&s!=="show").map(s=>Kn(r,s))}`;function Kn(r,s){let{localizer:e,route:t,change:i}=r,n=t.query[s]??"";return a`<label class="filter-field">
<span>${Jn(e,s)}</span>
<select
class="field"
@change=${o=>i({[s]:o.target.value})}
>
<option value="" ?selected=${!n}>${e.t("all")}</option>
${es(r,s).map(o=>a`<option value=${o.value} ?selected=${o.value===n}>
${o.label}
</option>`)}
</select>
</label>`}function is(r){let{localizer:s,route:e,search:t,change:i,openSheet:n}=r,{t:o}=s,l=He(e.query);return a`<div class="tools" role="search">
${it(s,o("items_search"),t.text,t.change)}
<button class="button" aria-haspopup="dialog" @click=${n}>
${h(Ci)}${o("filter")}
</button>
<select
class="field"
aria-label=${o("sort_by")}
@change=${p=>i({sort:p.target.value})}
>
${Qt.map(p=>a`<option value=${p} ?selected=${p===l}>${o(`sort_${p}`)}</option>`)}
</select>
</div>`}function rs(r){let{localizer:s,route:e,change:t}=r,{t:i}=s,n=Ie.filter(l=>e.query[l]);if(!n.length)return c;let o=l=>{let p=Wn(r,l);return a`<button
class="set-filter"
aria-label=${i("filter_remove",{name:p})}
@click=${()=>l==="q"?r.search.change(""):t({[l]:""})}
>
<bdi>${p}</bdi>${h(Ge)}
</button>`};return a`<div class="set-filters">
${n.map(o)}
<button class="button" @click=${()=>t(ti())}>
${h(ge)}${i("clear_filters")}
</button>
</div>`}var ti=()=>Object.fromEntries(Ie.map(r=>[r,""]));function Wn(r,s){let e=r.route.query[s]??"";return s==="q"?`“${e}”`:s==="show"?r.localizer.t("filter_one_show"):es(r,s).find(t=>t.value===e)?.label??e}function ss({tools:r,clear:s,check:e}){let{localizer:t,state:i,route:n}=r,{t:o}=t,l=Ie.some(m=>n.query[m]);if(!l&&i.libraries.every(({open:m})=>m===null))return I({path:G,title:o("not_looked_title"),text:o("not_looked_text"),actions:i.job?c:a`<button class="button filled" @click=${e}>${o("check_library")}</button>`});let p=X(n);return l?I({path:G,title:o("items_no_match_title"),text:o("items_no_match_text"),actions:a`<button class="button soft" @click=${s}>
${h(ge)}${o("clear_filters")}
</button>`}):I({path:J,title:o(`none_${p}`),text:o(`segment_hint_${p}`)})}var ns=f`
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
`;var Qn=200,Yn=3e3,Xn=["attention","to_heal","waiting","given_up"],B=class extends S{constructor(){super(...arguments);this.marks=new le;this.asked=new Set;this.searchText="";this.busy=!1;this.version=0;this.page=new Tt(this,()=>({api:this.context.api,filter:this.filter,order:He(this.route.query)}));this.counts=new T(this,()=>this.context.api.itemCounts(this.filter));this.reload=Te(()=>this.refreshList(),Yn)}get filter(){return Mr(this.route)}disconnectedCallback(){super.disconnectedCallback(),this.reload.stop(),clearTimeout(this.searchTimer)}willUpdate(e){this.searchTimer||(this.searchText=this.route.query.q??"");let t=JSON.stringify([this.context.epoch,this.context.entryId,this.filter,He(this.route.query)]);this.page.want(t)&&(this.marks=new le),this.counts.want(t);let i=e.get("state");i&&os(i)!==os(this.state)&&this.reload()}refreshList(){this.version+=1,this.page.again().then(()=>this.asked=new Set),this.counts.again()}render(){let e=this.tools;return a`${Zr(e)} ${is(e)} ${rs(e)}
<section
class="card ${this.page.isLoading?"loading":""}"
aria-busy=${this.page.isLoading}
aria-label=${this.localizer.t("items_region")}
>
${this.renderPage()}
</section>
${Xr(this.selection)} ${Yr(this.list,this.chosen)}
<psr-dialog id="sheet" .heading=${this.localizer.t("filter")}>
<div class="filter-fields">${ts(e)}</div>
<button slot="actions" class="button filled" @click=${()=>this.sheet.close()}>
${this.localizer.t("filter_done",{count:this.totalText})}
</button>
</psr-dialog>`}get tools(){return{localizer:this.localizer,state:this.state,route:this.route,counts:this.counts.value,search:{text:this.searchText,change:e=>this.onSearch(e)},change:e=>this.setQuery(e),openSheet:()=>this.sheet.show()}}onSearch(e){this.searchText=e,clearTimeout(this.searchTimer);let t=()=>{this.searchTimer=void 0,this.setQuery({q:e.trim()})};this.searchTimer=setTimeout(t,e?Qn:0)}get total(){let{value:e}=this.counts;return e?De(e,X(this.route)):0}get totalText(){return this.localizer.plural("items_count",this.total)}renderPage(){let{localizer:e}=this,{value:t,error:i}=this.page;if(i)return E(e,e.error(i),()=>this.refreshList());if(!t)return L(8,80);if(!t.entries.length)return ss({tools:this.tools,clear:()=>this.setQuery(ti()),check:()=>{this.act(()=>this.context.api.start({dry_run:!0,days:0}))}});let n=this.list;return a`${this.renderHead()}
<ul class="items">
${oe(t.entries,_t,o=>ei(n,o))}
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
${Xn.includes(X(this.route))?a`<button
class="button soft"
?disabled=${this.busy}
@click=${()=>{this.refresh(new le().with(e,!0).among(this.filter),!1)}}
>
${this.localizer.t("heal_all",{count:this.localizer.number(this.total)})}
</button>`:c}
</div>`}get list(){return{context:this.context,state:this.state,filter:this.filter,marks:this.marks,asked:this.asked,version:this.version,mark:(e,t)=>this.marks=this.marks.with(e,t),act:(e,t)=>this.onAction(e,t),showMenu:e=>{this.chosen=e,this.menu.show()},follow:this.follow}}get selection(){let e=this.marks.among(this.filter);return{localizer:this.localizer,count:this.marks.count,segment:X(this.route),isBusy:this.busy,clear:()=>this.marks=new le,refresh:t=>{this.refresh(e,t)},ignore:t=>{this.ignore(e,t)}}}onAction(e,t){this.menu.close();let i={selected:[`item:${t.rating_key}`]};e==="refresh"?(this.asked=new Set([...this.asked,t.rating_key]),this.refresh(i,!t.defects.length)):e!=="open_in_plex"&&this.ignore(i,e==="ignore")}refresh(e,t){let i=!!this.state.job;return this.changeItems(n=>vt(n,e,t,i))}ignore(e,t){let i=n=>{this.changeItems(o=>$t(o,n,!t))};return this.changeItems(n=>bt(n,e,t,i))}changeItems(e){return this.act(async()=>{await e(this.context),this.marks=new le,this.refreshList()})}async act(e){let{notify:t,localizer:i}=this.context;this.busy=!0;try{await e()}catch(n){this.asked=new Set,t(i.error($(n)),!0)}finally{this.busy=!1}}static{this.styles=[v,w,St,ns]}};d([u()],B.prototype,"marks",2),d([u()],B.prototype,"asked",2),d([u()],B.prototype,"searchText",2),d([u()],B.prototype,"busy",2),d([u()],B.prototype,"chosen",2),d([u()],B.prototype,"version",2),d([R("#menu")],B.prototype,"menu",2),d([R("#sheet")],B.prototype,"sheet",2);var os=({job:r,ended_job:s})=>{let e=r?.tally,t=e?e.defective+e.fixed+e.skipped+e.unresolved:0;return`${r?.job_id} ${s?.job_id} ${t} ${r?.done}`};x("psr-items",B);var Rt=200,Et=2e3,Zn=600,eo=40,to=250,F=class extends z{constructor(){super(...arguments);this.jobId="";this.live=!1;this.filters={};this.total=0;this.isTotalExact=!0;this.isFollowing=!0;this.isComplete=!1;this.searchText="";this.isDetached=!1;this.isFetching=!1;this.subscribed=""}disconnectedCallback(){super.disconnectedCallback(),this.stop(),clearTimeout(this.searchTimer)}connectedCallback(){super.connectedCallback(),this.searchText=this.filters.search??"",this.requestUpdate()}willUpdate(e){e.has("filters")&&(this.searchText=this.filters.search??"");let t=JSON.stringify([this.jobId,this.filters]);t!==this.subscribed&&this.start(t)}start(e){this.stop(),this.subscribed=e,this.isFollowing=!0,this.isDetached=!1,this.isFetching=!1,this.unsubscribe=this.context.api.subscribeLog(this.jobId,this.filters,Rt,(t,i)=>this.take(t,i),t=>this.error=t)}stop(){this.unsubscribe?.(),this.unsubscribe=void 0,this.subscribed=""}take(e,t){if(this.error=void 0,this.total=e.total,this.isTotalExact=e.is_total_exact,t){this.lines=e.lines,this.isComplete=e.lines.length<Rt,this.isDetached=!1;return}if(this.isDetached)return;let i=this.lines?.at(-1)?.id??0;this.lines=[...this.lines??[],...e.lines.filter(({id:n})=>n>i)],this.isFollowing&&this.lines.length>Et&&(this.lines=this.lines.slice(-Et),this.isComplete=!1)}async fetchOlder(){let e=this.lines?.[0];if(!e||this.isFetching||this.isComplete)return;this.isFetching=!0;let t=this.subscribed;try{let i=await this.context.api.log(this.jobId,this.filters,Rt,e.id);if(t!==this.subscribed||this.lines?.[0]!==e)return;this.isComplete=i.lines.length<Rt,this.anchor=this.findAnchor();let n=[...i.lines,...this.lines];n.length>Et&&(this.isDetached=!0),this.lines=n.slice(0,Et)}catch(i){this.context.notify(this.context.localizer.error($(i)),!0)}finally{t===this.subscribed&&(this.isFetching=!1)}}findAnchor(){let{scroller:e}=this,t=e?.getBoundingClientRect().top??0,n=[...e?.querySelectorAll("[data-line]")??[]].find(o=>o.getBoundingClientRect().bottom>t);return n&&{line:n.dataset.line,top:n.getBoundingClientRect().top}}updated(){let{scroller:e}=this;if(!e)return;let{anchor:t}=this;if(t){let i=e.querySelector(`[data-line="${t.line}"]`);i&&(e.scrollTop+=i.getBoundingClientRect().top-t.top),this.anchor=void 0}else this.isFollowing&&(e.scrollTop=e.scrollHeight)}onScroll(){let e=this.scroller,t=e.scrollHeight-e.scrollTop-e.clientHeight;this.isFollowing=t<eo&&!this.isDetached,e.scrollTop<Zn&&this.fetchOlder()}toNewest(){this.isFollowing=!0,this.isDetached?this.start(this.subscribed):this.requestUpdate()}change(e){this.dispatchEvent(new CustomEvent("filters-changed",{detail:e}))}onSearch(e){this.searchText=e,clearTimeout(this.searchTimer),this.searchTimer=setTimeout(()=>this.change({search:e}),e?to:0)}async download(){let{api:e,notify:t,localizer:i}=this.context;try{let n=document.createElement("a");n.href=await e.logAddress(this.jobId),n.download="",n.click()}catch(n){t(i.error($(n)),!0)}}render(){let{localizer:e}=this.context;return a`<div class="tools">
${it(e,e.t("log_search"),this.searchText,t=>this.onSearch(t))}
<select
class="field"
aria-label=${e.t("log_level")}
@change=${t=>this.change({level:t.target.value})}
>
${K(e,"minimum_level").map(({value:t,label:i})=>a`<option value=${t} ?selected=${t===this.filters.level}>
${i}
</option>`)}
</select>
${this.filters.rating_key?a`<button class="button soft" @click=${()=>this.change({rating_key:""})}>
${e.t("one_item")} ×
</button>`:c}
<span class="count muted num" role="status">${this.renderCount()}</span>
${this.live?a`<span class="live">${j(e.t("log_live"),"good")}</span>`:c}
<button class="button" @click=${this.download}>
${h(Qe)}${e.t("log_download")}
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
${oe(jr(this.lines),l=>l.key,l=>this.renderGroup(l))}
</ol>`:a`<p class="edge muted">
${e.t(o?"log_no_match":"log_empty")}
</p>`}
</div>
<button class="button filled newest" ?hidden=${this.isFollowing} @click=${this.toNewest}>
${e.t("log_follow")}
</button>
</div>`}renderGroup({item:e,title:t,lines:i}){let{localizer:n,entryId:o}=this.context,l=this.filters.search??"",p=O({entryId:o,view:"items",itemKey:e});return a`<li class=${e?"about-item":""}>
${e?a`<a class="item" href=${p}><bdi>${Wt(t,l)}</bdi></a>`:c}
${i.map(m=>wt(n,m,{search:l}))}
</li>`}static{this.styles=[v,w,Cr,yt]}};d([g({attribute:!1})],F.prototype,"context",2),d([g()],F.prototype,"jobId",2),d([g({type:Boolean})],F.prototype,"live",2),d([g({attribute:!1})],F.prototype,"filters",2),d([u()],F.prototype,"lines",2),d([u()],F.prototype,"total",2),d([u()],F.prototype,"isTotalExact",2),d([u()],F.prototype,"isFollowing",2),d([u()],F.prototype,"isComplete",2),d([u()],F.prototype,"error",2),d([u()],F.prototype,"searchText",2),d([R(".lines")],F.prototype,"scroller",2);x("psr-log",F);var Lt=f`
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
`;function as(r,s){let{tally:e,dry_run:t,health:i}=s,{t:n,plural:o,number:l,percent:p}=r,m=e.defective?t?o("job_would",e.would_refresh):o("job_healed",e.defective,{fixed:l(e.fixed)}):n("job_all_well"),{before:b,after:y}=i,k=b!==null&&y!==null&&b!==y?n("job_health",{before:p(b),after:p(y)}):"";return[o("job_checked",e.checked),m,k].filter(Boolean).join(" ")}function ls(r,s,e){let t=be(r,s),i=[[r.t("job_trigger"),r.word("trigger",s.trigger)],...io(r,s,e),[r.t("job_max_refreshes"),ps(r,s.options.max_refreshes)],[r.name("switch.dry_run"),r.t(s.dry_run?"yes":"no")],...t?[[r.t("job_pause"),t]]:[]];return a`<dl class="options num">
${i.map(([n,o])=>a`<div>
<dt class="muted">${n}</dt>
<dd>${o}</dd>
</div>`)}
</dl>`}var ps=(r,s)=>s?r.number(s):r.t("no_limit");function io(r,{options:s},e){let t=r.t("libraries");if(s.item_count)return[[t,r.plural("job_scope_items",s.item_count)]];let i=o=>e.find(l=>l.library_id===o)?.title??o,n=s.library_ids.map(i).join(", ");return[[t,n||r.t("all")],[r.name("number.window_days"),r.window(s.window_days)],[r.name("number.max_items"),ps(r,s.max_items)]]}function cs(r,s){let e=li(s,Date.now()/1e3),t=Math.max(1,...Object.values(e)),i=s.finished_at?a`${r.t("job_finished")} ${r.dateTime(s.finished_at)} ·
${r.duration(s.finished_at-s.started_at)}`:Ji(r,s);return a`<ul class="durations num">
${ai.map(n=>ro(r,s,n,e[n],t))}
</ul>
<p class="muted num finished">${i}</p>`}function ro(r,s,e,t,i){let n=s.phase_times[e];return a`<li class=${t===void 0?"muted":""}>
<span title=${r.t(`phase_${e}_hint`)}>${r.word("phase",e)}</span>
<span class="muted">${n===void 0?"":r.time(n,!0)}</span>
<span class="length">${t===void 0?"–":r.duration(t)}</span>
<span class="phase-bar" aria-hidden="true"
><span style="width:${100*(t??0)/i}%"></span
></span>
</li>`}var ds=f`
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
`;var ms=25,so=2e3,no=["skipped","would_refresh"],oo=["gone","errored"],zt=class extends S{constructor(){super(...arguments);this.items=new T(this,()=>this.context.api.jobItems(this.job.job_id,this.result,ms,this.offset));this.reload=Te(()=>{this.items.again()},so)}get offset(){return Math.max(0,Number(this.route.query.from)||0)}get result(){return this.route.query.result??""}disconnectedCallback(){super.disconnectedCallback(),this.reload.stop()}willUpdate(e){let{epoch:t,entryId:i}=this.context;this.items.want(JSON.stringify([t,i,this.job.job_id,this.result,this.route.query.from]));let n=e.get("job");n&&hs(n)!==hs(this.job)&&this.reload()}render(){return a`${this.renderNumbers()} ${this.renderPage()}`}renderNumbers(){let{localizer:e,job:t}=this,i=t.tally,n=K(e,"result").filter(({value:l})=>l!=="healthy"&&(i[l]||l===this.result));if(!n.length)return c;let o=(l,p,m)=>a`<button
class="number tone-${oi[l]??"plain"}"
aria-pressed=${l===this.result}
@click=${()=>this.setQuery({result:l,from:""})}
>
<span class="num">${e.number(m)}</span> ${p}
</button>`;return a`<div class="numbers" role="group" aria-label=${e.t("filter_result")}>
${o("",e.t("all"),t.tally.defective)}
${n.map(({value:l,label:p})=>o(l,p,i[l]??0))}
</div>`}renderPage(){let{localizer:e}=this,{value:t,error:i}=this.items;if(i)return E(e,e.error(i),()=>{this.items.again()});if(!t)return L(5,76);if(!t.total){let n=ue(this.job)?"job_items_empty_running":"job_items_empty",o=e.t(this.result?"job_items_no_match":n);return I({path:J,title:o})}return a`<ul class="items">
${t.items.map(n=>this.renderItem(n))}
</ul>
${_e(e,this.offset,ms,t.total,n=>this.setQuery({from:n?String(n):""}))}`}renderItem(e){let{localizer:t}=this;return a`<li>
<psr-poster
.api=${this.context.api}
.ratingKey=${e.rating_key}
.type=${e.type}
></psr-poster>
${this.renderTitle(e)} ${this.renderChange(e)}
<div class="result">${ve(t,e.result,e.skip_reason)}</div>
</li>`}renderTitle(e){let{localizer:t}=this,i=this.address({view:"items",itemKey:e.rating_key}),n=[this.libraryTitle(e.library_id),t.time(e.time,!0)],o=(l,p="")=>l?a`<span class="small-text ${p}">${l}</span>`:c;return a`<div class="title">
<a data-row href=${i} @click=${this.follow}><bdi>${e.title}</bdi></a>
${o(n.filter(Boolean).join(" · "),"muted num")} ${o(e.error)}
${o(e.skip_reason&&t.word("skip_reason",e.skip_reason),"muted")}
${o(ft(t,e),"muted")}
${Ae(t,e).map(l=>o(l))}
</div>`}renderChange({before:e,after:t,result:i}){let{localizer:n}=this,{t:o}=n,l=t.length?M(n,t):oo.includes(i)?a`<span class="muted">–</span>`:j(o("no_defects"),"good");return a`<div class="change">
<span class="visually-hidden">${o("before")}</span>
${M(n,e)}
${no.includes(i)?c:a`${h(A)}<span class="visually-hidden">${o("after")}</span>${l}`}
</div>`}static{this.styles=[v,w,ds]}};d([g({attribute:!1})],zt.prototype,"job",2);var hs=({job_id:r,tally:s})=>`${r} ${Object.values(s).join()}`;x("psr-job-items",zt);var us=f`
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
`;var ao="info",lo=["items","log"],Be=class extends S{constructor(){super(...arguments);this.tick=0;this.stored=new T(this,()=>this.context.api.job(this.route.jobId));this.logFilters={}}connectedCallback(){super.connectedCallback(),this.timer=setInterval(()=>this.job&&ue(this.job)&&(this.tick+=1),1e3)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer)}get tab(){return this.route.query.tab==="log"?"log":"items"}get job(){return[this.state.job,this.state.ended_job,this.state.last_job].find(t=>t?.job_id===this.route.jobId)??(this.stored.value?.job_id===this.route.jobId?this.stored.value:void 0)}willUpdate(){let{epoch:e,entryId:t}=this.context;this.job||this.stored.want(JSON.stringify([e,t,this.route.jobId]))}render(){let{localizer:e,job:t}=this;return a`<a class="button back" href=${this.address({view:"jobs"})} @click=${this.follow}
>${h(Ke)}${e.t("job_all")}</a
>
${t?this.renderJob(t):this.renderMissing()}`}renderMissing(){let{localizer:e}=this,{error:t}=this.stored;return t?a`<div class="card">
${t.code==="unknown_job"?I({path:de,title:e.t("job_missing_title"),text:e.t("job_missing_text")}):E(e,e.error(t),()=>{this.stored.again()})}
</div>`:a`<div class="card">${L(6,60)}</div>`}renderJob(e){let{localizer:t}=this;return a`<header>
<h2>${t.t("job_of",{time:t.dateTime(e.started_at)})}</h2>
<span class="chips"
>${ie(t,e.status)}
${e.dry_run?re(t):c}</span
>
</header>
${e.error?a`<p class="banner tone-bad">
${h(q)}
<span class="cause">${t.failure(e.error)}</span>
${this.renderCure(e)}
</p>`:c}
<section class="card pad">
${ue(e)?ot(this.context,e,this.throughput,this.renderControls()):a`<p class="sentence">${as(t,e)}</p>
${this.context.isAdmin?c:qi(t,e.tally,e.dry_run)}
${this.isResumable(e)?this.renderControls():c}`}
</section>
${this.renderDetails(e)} ${this.renderMore(e)}`}renderCure(e){let{context:t}=this,{job:i,ended_job:n}=this.state;if(!t.isAdmin||i||n?.job_id!==e.job_id)return c;let o=Hi(e.error);return o?ke(t,o):e.options.item_count?c:Di(t,e)}renderMore(e){let{localizer:t}=this;return a`<details class="card pad" ?open=${!!e.pause_reason}>
<summary>${t.t("job_more")}</summary>
<div class="facts">
<section>
<h3>${t.t("view_options")}</h3>
${ls(t,e,this.state.libraries)}
</section>
<section>
<h3>${t.t("job_phases")}</h3>
${cs(t,e)}
</section>
</div>
</details>`}isResumable(e){return this.state.resumable&&this.state.last_job?.job_id===e.job_id}renderControls(){return a`<psr-scan-controls
.context=${this.context}
.state=${this.state}
></psr-scan-controls>`}renderDetails(e){let{localizer:t}=this;return this.context.isAdmin?a`<section class="card details">
<div class="tabs" role="tablist" @keydown=${this.switchTab}>
${lo.map(i=>{let n=i===this.tab;return a`<button
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
${I({path:Xe,title:t.t("admin_only_title"),text:t.t("admin_only_text")})}
</section>`}switchTab(e){if(e.key!=="ArrowLeft"&&e.key!=="ArrowRight")return;let t=this.tab==="items"?"log":"items";this.setQuery({tab:t,from:""}),this.updateComplete.then(()=>this.renderRoot.querySelector(`#tab-${t}`)?.focus())}renderLog(e){let{q:t="",level:i="",item:n=""}=this.route.query,o={search:t,level:i||ao,rating_key:n};return JSON.stringify(o)!==JSON.stringify(this.logFilters)&&(this.logFilters=o),a`<psr-log
.context=${this.context}
.jobId=${e.job_id}
.live=${ue(e)}
.filters=${this.logFilters}
@click=${this.follow}
@filters-changed=${({detail:l})=>this.setQuery({...l.search===void 0?{}:{q:l.search},...l.level===void 0?{}:{level:l.level},...l.rating_key===void 0?{}:{item:l.rating_key}})}
></psr-log>`}static{this.styles=[v,w,Se,Lt,us]}};d([g({attribute:!1})],Be.prototype,"throughput",2),d([u()],Be.prototype,"tick",2);x("psr-job",Be);var fs=f`
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
`;var gs=20,ii=class extends S{constructor(){super(...arguments);this.page=new T(this,()=>{let{status:e="",trigger:t=""}=this.route.query;return this.context.api.jobs({status:e,trigger:t},gs,this.offset)});this.check=async()=>{let{api:e,notify:t,localizer:i}=this.context;try{await e.start({dry_run:!0,days:0}),t(i.t("dry_run_started"))}catch(n){t(i.error($(n)),!0)}}}get offset(){return Math.max(0,Number(this.route.query.from)||0)}willUpdate(){let{status:e,trigger:t,from:i}=this.route.query,n=[this.state.job?.job_id,this.state.ended_job?.job_id];this.page.want(JSON.stringify([this.context.epoch,this.context.entryId,e,t,i,n]))}render(){let{localizer:e}=this,{status:t="",trigger:i=""}=this.route.query;return a`
<div class="filters" role="group" aria-label=${e.t("view_jobs")}>
${It(e.name("sensor.status"),t,K(e,"status"),n=>this.setQuery({status:n,from:""}),`${e.name("sensor.status")}: ${e.t("all")}`)}
${It(e.t("job_trigger"),i,K(e,"trigger"),n=>this.setQuery({trigger:n,from:""}),`${e.t("job_trigger")}: ${e.t("all")}`)}
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
${_e(t,this.offset,gs,i.total,o=>this.setQuery({from:o?String(o):""}))}`:e?I({path:de,title:t.t("jobs_no_match_title"),actions:this.renderClear()}):I({path:de,title:t.t("jobs_empty_title"),text:t.t("jobs_empty_text"),actions:this.context.isAdmin?this.renderCheck():c}):L(6,76)}newest(e){return[this.state.job,this.state.ended_job,this.state.last_job].find(i=>i?.job_id===e.job_id)??e}renderJob(e){let{localizer:t}=this,i=(e.finished_at??Date.now()/1e3)-e.started_at,n=e.libraries.map(l=>l.title).join(", "),o=e.options.item_count?t.plural("job_scope_items",e.options.item_count):n;return a`<li>
<a data-row href=${this.address({view:"jobs",jobId:e.job_id})} @click=${this.follow}>
<span class="status">${ie(t,e.status)}</span>
<span class="when">
<span class="main num">${t.dateTime(e.started_at)}</span>
<span class="muted small-text"
>${t.word("trigger",e.trigger)}${o?` · ${o}`:""}</span
>
</span>
<span class="outcome">
<span class="main num">${$e(t,e)}</span>
${e.status==="running"?Ui(t,e):a`<span class="muted small-text"
>${e.error?t.failure(e.error):be(t,e)}</span
>`}
</span>
<span class="side">
${e.dry_run?re(t):c}
<span class="muted num">${t.duration(i)}</span>
</span>
${h(We)}
</a>
</li>`}static{this.styles=[v,w,Se,fs]}};x("psr-jobs",ii);var xs=(r,s)=>JSON.stringify(r??null)===JSON.stringify(s??null),Z=(r,s)=>r.key in s?s[r.key]:r.value,At=(r,s)=>r.filter(e=>!xs(Z(e,s),e.value)),ys=(r,s)=>xs(Z(r,s),r.default);function vs(r,s,e){let t=Object.fromEntries(s.map(n=>[n.key,Z(n,e)]));return Object.entries(r).find(([,n])=>Object.entries(n).every(([o,l])=>t[o]===l))?.[0]??"custom"}function bs(r,s){let e=At(r,s),t=o=>(Z(o,s)??"")==="",i=e.filter(t).map(({key:o})=>o),n=e.filter(o=>!t(o)).map(o=>[o.key,Z(o,s)]);return{...Object.fromEntries(n),...i.length?{reset:i}:{}}}var $s=(r,s)=>At(r,s).find(e=>e.selector.number&&!Number.isInteger(Z(e,s)));function ws(r,s,e){let{number:t,boolean:i}=s.selector;if(i)return r.t(e?"yes":"no");if(t)return[r.number(Number(e)),t.unit_of_measurement].filter(Boolean).join(" ");let n=Ue(r,s);return(Array.isArray(e)?e:e?[String(e)]:[]).map(p=>n.find(m=>m.value===p)?.label??p).join(", ")||r.t("none")}function Ue(r,s){let{options:e=[],translation_key:t}=s.selector.select??{};return e.map(i=>{let{value:n,label:o}=typeof i=="string"?{value:i,label:i}:i;return{value:n,label:t&&r.choice(t,n)||o}})}function _s(r){let{localizer:s,row:e}=r,t=s.option(e.section,e.key),i=s.optionHint(e.section,e.key);return r.hasSelectors?co(r,t,i):mo(r,t,i)}function co({localizer:r,hass:s,row:e,value:t,change:i},n,o){let{select:l}=e.selector,p=l?{select:{...l,options:Ue(r,e),translation_key:void 0}}:e.selector;return a`<ha-selector
.hass=${s}
.selector=${p}
.value=${t??void 0}
.label=${n}
.helper=${o}
.required=${e.default!==null&&!Array.isArray(e.default)}
@value-changed=${m=>{m.stopPropagation(),i(m.detail.value??null)}}
></ha-selector>`}function mo(r,s,e){let{row:t,value:i,change:n}=r,{boolean:o,select:l}=t.selector;if(l?.multiple)return go(r,s,e);let p=a`<span class="label">${s}</span
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
>${p} ${l?ho(r):uo(r)}</label
>`}var ho=({localizer:r,row:s,value:e,change:t})=>a`<select
class="field"
@change=${i=>t(i.target.value)}
>
${Ue(r,s).map(i=>a`<option value=${i.value} ?selected=${i.value===e}>${i.label}</option>`)}
</select>`;function uo({row:r,value:s,change:e}){let{number:t}=r.selector;return a`<span class="field"
><input
type=${t?"number":"text"}
name=${r.key}
min=${t?.min??c}
max=${t?.max??c}
.value=${Array.isArray(s)?s.join(", "):String(s??"")}
@change=${i=>e(fo(r,i.target))}
/>${t?.unit_of_measurement??""}</span
>`}function fo(r,{value:s,valueAsNumber:e}){return r.selector.number?Number.isNaN(e)?null:e:Array.isArray(r.default)?s.split(",").map(t=>t.trim()).filter(Boolean):s.trim()||null}function go({localizer:r,row:s,value:e,change:t},i,n){let o=Array.isArray(e)?e:[],l=Ue(r,s);return a`<fieldset class="plain">
<legend class="label">${i}</legend>
<span class="muted hint">${n}</span>
${l.map(p=>a`<label class="check"
><input
type="checkbox"
.checked=${o.includes(p.value)}
@change=${m=>{let{checked:b}=m.target,y=o.filter(_=>_!==p.value);t(b?[...y,p.value]:y)}}
/><span>${p.label}</span></label
>`)}
</fieldset>`}var xo={item_deadline:"deadline",picture_wait:"picture_wait"},yo=95;function ks(r,{learned:s,libraries:e},t){let i=xo[t];if(!i)return c;let n=s.map(({library_id:o,level:l,[i]:p})=>({library:e.find(b=>b.library_id===o)?.title??"",level:l,wait:p})).filter(({library:o})=>o).sort((o,l)=>o.library.localeCompare(l.library));return n.length?a`<details class="learned">
<summary>${r.t("learned_title")}</summary>
<dl>
${n.map(({library:o,level:l,wait:p})=>{let m=r.word("media_type",l);return a`<div>
<dt>${r.t("learned_level",{library:o,level:m})}</dt>
<dd>
<span class="num">${r.duration(p.seconds)}</span>
<span class="muted">${vo(r,i,p)}</span>
</dd>
</div>`})}
</dl>
</details>`:c}function vo({t:r,number:s,percent:e},t,i){let{basis:n,known:o,enough:l,timed_out:p,recent:m}=i,b=`learned_${n}_${t}`;if(!D(b))return n;let y=Object.entries({known:o,enough:l,timed_out:p,recent:m}),_=Object.fromEntries(y.map(([k,C])=>[k,s(C)]));return r(b,{..._,share:e(yo)})}var Ts=f`
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
`;var Ss="refreshing",Rs="ha-selector",he=class extends S{constructor(){super(...arguments);this.draft={};this.busy=!1;this.hasSelectors=customElements.get(Rs)!==void 0;this.table=new T(this,()=>this.context.api.options());this.forget=()=>{this.draft={},this.fault=void 0};this.save=async e=>{e.preventDefault();let{api:t,notify:i}=this.context,n=this.table.value.options,o=$s(n,this.draft);if(o){let{min:l,max:p}=o.selector.number,m=String(Z(o,this.draft)??""),b={field:o.key,value:m,minimum:l,maximum:p};this.tell(n,{code:"invalid_number",message:"",values:b});return}this.busy=!0;try{await t.setOptions(bs(n,this.draft)),await this.table.again(),this.forget(),i(this.localizer.t("options_saved"))}catch(l){this.tell(n,$(l))}finally{this.busy=!1}}}connectedCallback(){super.connectedCallback(),customElements.whenDefined(Rs).then(()=>this.hasSelectors=!0)}willUpdate(e){let{entryId:t,epoch:i}=this.context,n=e.get("context");n&&n.entryId!==t&&this.forget(),this.table.want(JSON.stringify([t,i,this.state.options]))}render(){let{value:e,error:t}=this.table;if(t&&!e)return a`<div class="card">
${E(this.localizer,this.localizer.error(t),()=>{this.table.again()})}
</div>`;if(!e)return a`<div class="card pad">${L(6,72)}</div>`;let i=[...new Set(e.options.map(({section:n})=>n))];return a`<form novalidate @submit=${this.save}>
${i.map(n=>this.renderSection(e,n))} ${this.renderBar(e)}
</form>
${this.renderAbout()}`}renderSection(e,t){let i=e.options.filter(n=>n.section===t);return a`<section class="card pad group" data-section=${t}>
<h2>${this.localizer.optionSection(t)}</h2>
${t===Ss?this.renderPaces(e):c}
${i.map(n=>this.renderRow(n))}
</section>`}renderPaces({paces:e,options:t}){let{localizer:i}=this,n=vs(e,t,this.draft),o=i.option(Ss,"pace");return a`<fieldset class="paces">
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
${_s({localizer:t,hass:this.context.hass(),row:e,value:i,hasSelectors:this.hasSelectors,change:o=>this.edit({[e.key]:o})})}
${ys(e,this.draft)?c:this.renderMark(e)}
${ks(t,this.state,e.key)}
${n?a`<p class="fault" role="alert">${n}</p>`:c}
</div>`}renderMark(e){let{localizer:t}=this,i=t.option(e.section,e.key),n=ws(t,e,e.default);return a`<p class="mark">
${j(t.t("option_changed"),"info")}
<button
type="button"
class="button small"
@click=${()=>this.edit({[e.key]:e.default})}
>
${h(Oi)}${t.t("option_reset",{value:n})}
<span class="visually-hidden">${i}</span>
</button>
</p>`}renderBar({options:e}){let{t,plural:i}=this.localizer,n=At(e,this.draft).length;return n?a`<div class="card bar">
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
</section>`}edit(e){this.draft={...this.draft,...e},this.fault&&this.fault.key in e&&(this.fault=void 0)}tell(e,t){let i=e.find(({key:l})=>l===t.values?.field);if(!i){this.context.notify(this.localizer.error(t),!0);return}let n=this.localizer.option(i.section,i.key),o=this.localizer.error({...t,values:{...t.values,field:n}});this.fault={key:i.key,text:o},this.updateComplete.then(()=>this.renderRoot.querySelector(".wrong")?.scrollIntoView?.({block:"center"}))}static{this.styles=[v,w,Ts]}};d([u()],he.prototype,"draft",2),d([u()],he.prototype,"busy",2),d([u()],he.prototype,"fault",2),d([u()],he.prototype,"hasSelectors",2);x("psr-options",he);function Es(r,{check_up:{troubles:s}},e,t){let i=Re.find(o=>s[o]);if(!i)return c;let n=dt(r,s);return a`<a
class="banner check-up tone-${ct[i]}"
href=${e}
@click=${t}
>${h(Ze)}<span class="num">${r.t("checkup_line",{found:n})}</span
>${h(A)}</a
>`}var zs=["week","month","year"];var bo=[2.5,5],$o=6,Ls=[3600,3*3600,6*3600,12*3600,86400,2*86400,7*86400,14*86400,31*86400,61*86400];function Ot(r,s,e){let t=(s===null?r?.server:r?.libraries[s])??[],i=e?[...t.filter(({time:l})=>l<e.time),e]:t,[n,o]=[i[0],i.at(-1)];return n&&o&&o.time-n.time>=3600?i:[]}function As(r){let[s,e]=[r[0].time,r.at(-1).time],t=Math.min(...r.map(({health:p})=>p)),i=Math.max(...r.map(({health:p})=>p)),n=Math.min(100,Math.ceil(i/5)*5),o=Math.max(1,Math.ceil((n-t)/10)),l=Math.max(0,n-o*10);return{low:l,high:n,since:s,until:e,x:p=>100*(p-s)/(e-s),y:p=>100-100*(p-l)/(n-l)}}function Os(r,s,{x:e,since:t,until:i}){let n=[],o=bo[s===null?0:1];for(let l of[...r].sort((p,m)=>p.time-m.time)){if(s!==null&&!l.library_ids.includes(s)||l.time<t||l.time>i)continue;let p=n.at(-1);!p||e(l.time)-e(p.time)>o?n.push(l):l.fixed>p.fixed&&(n[n.length-1]=l)}return n}function Cs(r,s){let e=s.map(t=>{let i=r.find(({time:n})=>n>=t.time)??r.at(-1);return{time:t.time,point:i,scan:t}});return[...r.map(t=>({time:t.time,point:t})),...e].sort((t,i)=>t.time-i.time)}var Is=(r,s)=>r.reduce((e,t,i)=>Math.abs(t.time-s)<Math.abs(r[e].time-s)?i:e,0);function js({since:r,until:s}){let e=n=>(s-r)/n<=$o,t=Ls.find(e)??Ls.at(-1),i=[];for(let n=Math.ceil(r/t)*t;n<=s;n+=t)i.push(n);return{times:i,step:t}}var Fs=f`
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
`;var ee=class extends z{constructor(){super(...arguments);this.points=[];this.scans=[];this.libraryId=null;this.name=""}get localizer(){return this.context.localizer}render(){let e=As(this.points),t=Os(this.scans,this.libraryId,e),i=Cs(this.points,t),n=this.cursor===void 0?void 0:i[this.cursor];return a`<figure>
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
style=${n?Ms(e.x(n.time)):""}
>
${n?this.describe(n):c}
</div>
</div>
</figure>`}summary(){let[e,t]=[this.points[0],this.points.at(-1)];return this.localizer.t("chart_change",{change:tt(this.localizer,e.health,t.health),date:this.localizer.date(e.time)})}renderLevels({low:e,high:t,y:i}){return[t,(e+t)/2,e].map(n=>a`<span class="level num" style="top:${i(n)}%" aria-hidden="true"
><span>${this.localizer.percent(n)}</span></span
>`)}renderTicks(e){let{times:t,step:i}=js(e);return t.map(n=>{let o=this.localizer.tick(n,i);return a`<span class="tick" style=${Ms(e.x(n))} aria-hidden="true"
>${o}</span
>`})}renderLine({x:e,y:t}){let i=this.points.map(({time:n,health:o})=>`${e(n).toFixed(2)},${t(o).toFixed(2)}`).join(" ");return a`<svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
${ri`<polygon points="0,100 ${i} 100,100"></polygon>
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
${i?a`<span class="scan">${this.scanText(i)}</span>`:c}`}scanText({dry_run:e,fixed:t}){let{t:i,plural:n,name:o}=this.localizer;return e?o("switch.dry_run"):t?n("chart_healed",t):i("chart_scan")}point(e,t,{since:i,until:n}){let o=e.currentTarget.getBoundingClientRect(),l=(e.clientX-o.left)/o.width;this.cursor=Is(t,i+l*(n-i))}press(e,t){let i=t.length-1,n=this.cursor??i+1,o=t[n]?.scan,l={ArrowLeft:Math.max(0,n-1),ArrowRight:Math.min(i,n+1),Home:0,End:i};if(e.key in l)this.cursor=l[e.key];else if(e.key==="Enter"&&o)V(this.jobAddress(o));else if(e.key==="Escape")this.cursor=void 0;else return;e.preventDefault()}jobAddress({job_id:e}){return O({entryId:this.context.entryId,view:"jobs",jobId:e})}open(e,t){e.metaKey||e.ctrlKey||e.shiftKey||e.button!==0||(e.preventDefault(),V(this.jobAddress(t)))}static{this.styles=[Fi,Fs]}};d([g({attribute:!1})],ee.prototype,"context",2),d([g({attribute:!1})],ee.prototype,"points",2),d([g({attribute:!1})],ee.prototype,"scans",2),d([g({attribute:!1})],ee.prototype,"libraryId",2),d([g()],ee.prototype,"name",2),d([u()],ee.prototype,"cursor",2);var Ms=r=>`left:${r}%;transform:translateX(-${r}%)`;x("psr-health-chart",ee);var Ns=({context:r,address:s,follow:e},t,i)=>r.isAdmin?a`<a class="to-items" href=${s({view:"items",query:t})} @click=${e}
>${i}</a
>`:a`<span class="to-items">${i}</span>`;function Hs(r){let{items:s,health:e,open:t}=r;return s===null||e===null||!t?null:{time:Date.now()/1e3,items:s,broken:t.items,health:e}}function Ds({context:r,history:s},e,t,i){let n=Ot(s,e,i);return n.length?a`<psr-health-chart
.context=${r}
.points=${n}
.scans=${s.scans}
.libraryId=${e}
.name=${t}
></psr-health-chart>`:c}function Ps(r,s,e,t,i){let{localizer:n}=r.context;return Ns(r,s,a`${e===null?c:st(n,e)}
<span class="name">
<strong class="title">${t}</strong>
${i.map(o=>a`<span class="muted hint num">${o}</span>`)}
</span>`)}function wo(r,s){let{localizer:e}=r.context,{library:t,change:i}=s,{before:n,after:o,isLive:l}=i,p=[ko(e,s)];return n!==null&&o!==null&&n!==o&&p.push(e.t(l?"health_change_now":"health_change",{change:tt(e,n,o)})),a`<li class="library">
<h3>${Ps(r,{library:t.library_id},t.health,t.title,p)}</h3>
${Ds(r,t.library_id,t.title,Hs(t))} ${To(r,s)}
</li>`}function _o(r,s){let{localizer:e}=r.context,t=e.t("all_libraries"),i=[Ct(e,s.items,s.open.items)];return a`<li class="library server">
<h3>${Ps(r,{},s.health,t,i)}</h3>
${Ds(r,null,t,Hs(s))}
</li>`}function ko(r,{library:s,part:e}){let{plural:t}=r,i=t("health_broken",s.open.items);if(s.items!==null)return Ct(r,s.items,s.open.items);if(!e)return i;let n=t("health_part_broken",e.defective);return`${t("health_part",e.checked)}, ${n}`}function To(r,{library:s,defects:e}){let{localizer:t}=r.context;if(!e.length)return a`<p class="well">${h(J)} ${t.t("no_defects")}</p>`;let i=Math.max(s.items??s.open.items,1);return a`<ul class="defects">
${e.map(([n,o])=>{let l=t.word("defect",n);return a`<li>
${Ns(r,{library:s.library_id,defect:n},a`<span>${l}</span> <span class="num">${t.number(o)}</span>
<span class="visually-hidden">${s.title}</span>
<span class="defect-bar"
><span style="width:${Math.min(100,Math.max(1,100*o/i))}%"></span
></span>`)}
</li>`})}
</ul>`}var So=(r,s)=>a`<details>
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
</details>`,Ro=(r,s)=>+(r.library.health===null)-+(s.library.health===null),Vs=(r,s,e)=>a`<ul class="libraries">
${e.length>1&&s.health!==null&&s.items!==null&&s.open?_o(r,s):c}
${[...e].sort(Ro).map(t=>wo(r,t))}
</ul>
${So(r.context.localizer,e)}`;var Bs=f`
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
`;var qe=class extends S{constructor(){super(...arguments);this.period="month";this.history=new T(this,()=>this.context.api.healthHistory(this.period))}willUpdate(){let{entryId:e,epoch:t}=this.context;this.history.want(JSON.stringify([e,t,this.period,this.state.ended_job?.job_id]))}render(){let{t:e,error:t}=this.localizer;return a`<section class="card" aria-labelledby="health">
<div class="card-head">
<h2 id="health">${e("section_health")}</h2>
${this.hasChart?this.renderPeriods():c}
</div>
${this.history.error?a`<p class="muted pad" role="status">${t(this.history.error)}</p>`:c}
${this.renderHealth()}
</section>`}get hasChart(){let e=this.history.value,t=[null,...Object.keys(e?.libraries??{})];return this.period!=="month"||t.some(i=>Ot(e,i,null).length>0)}renderPeriods(){let{t:e}=this.localizer;return a`<div class="periods" role="group" aria-label=${e("chart_period")}>
${zs.map(t=>a`<button
aria-pressed=${t===this.period}
@click=${()=>this.period=t}
>
${e(`chart_${t}`)}
</button>`)}
</div>`}renderHealth(){if(!this.jobs)return a`<div class="health-skeleton" aria-hidden="true">
<div class="skeleton"></div>
<div class="skeleton"></div>
</div>`;let e=ci(this.state,this.jobs),t={context:this.context,history:this.history.value,address:i=>this.address(i),follow:this.follow};return e.length?Vs(t,this.state,e):a`<p class="muted pad">${this.localizer.t("health_empty")}</p>`}static{this.styles=[v,nt,Bs]}};d([g({attribute:!1})],qe.prototype,"jobs",2),d([u()],qe.prototype,"period",2);x("psr-health",qe);var Us=f`
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
`;var U=class extends z{constructor(){super(...arguments);this.limits={};this.busy=!1;this.problem="";this.scheduleId=""}async show(e){let{api:t,notify:i,localizer:n}=this.context;this.scheduleId=e?.schedule_id??"",this.problem="";try{let{schedule:o,limits:l}=await t.schedulePreset(),{name:p,time:m,weekdays:b,libraries:y,window_days:_,dry_run:k,catch_up_hours:C,enabled:H}=e??o,Fe=y.length?y:Ki(this.state.libraries);this.draft={name:p,time:m,weekdays:b,window_days:_,dry_run:k,catch_up_hours:C,enabled:H,libraries:Fe.filter(Je=>this.state.libraries.some(Gs=>Gs.library_id===Je))},this.limits=l}catch(o){i(n.error($(o)),!0);return}await this.updateComplete,this.dialog.show()}render(){let{t:e}=this.context.localizer,{draft:t}=this;if(!t)return c;let i=!t.libraries.length||!t.weekdays.length;return a`<psr-dialog heading=${e(this.scheduleId?"schedule_change":"schedule_add")}>
<form novalidate @submit=${this.save}>
${this.renderNameAndTime(t)}
${Gi(this.context.localizer,this.state.libraries,t.libraries,n=>this.edit({libraries:n}))}
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
</label>`}faultOf({window_days:e,catch_up_hours:t}){let{t:i,name:n,numberFault:o}=this.context.localizer,{window_days:l,catch_up_hours:p}=this.limits;return(e===null?"":o(n("number.window_days"),e,l))||o(i("schedule_catch_up"),t,p)}edit(e){this.draft&&(this.draft={...this.draft,...e})}async save(e){if(e.preventDefault(),!this.draft||this.busy||(this.problem=this.faultOf(this.draft),this.problem))return;let{api:t,localizer:i,notify:n}=this.context,o=Wi(this.state.libraries,this.draft.libraries);this.busy=!0;try{let{next_run:l}=await t.setSchedule({...this.draft,libraries:o},this.scheduleId);this.dialog.close(),n(i.scheduled(l))}catch(l){this.problem=i.error($(l))}finally{this.busy=!1}}static{this.styles=[v,Qi,Us]}};d([g({attribute:!1})],U.prototype,"context",2),d([g({attribute:!1})],U.prototype,"state",2),d([u()],U.prototype,"draft",2),d([u()],U.prototype,"limits",2),d([u()],U.prototype,"busy",2),d([u()],U.prototype,"problem",2),d([R("psr-dialog")],U.prototype,"dialog",2),d([R("form")],U.prototype,"form",2);x("psr-schedule-form",U);var qs=f`
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
`;var te=class extends z{constructor(){super(...arguments);this.busy=!1;this.addNightly=async()=>{let{api:e,localizer:t}=this.context;await this.attempt(async()=>{let{schedule:i}=await e.schedulePreset();return t.scheduled((await e.setSchedule(i)).next_run)})};this.delete=async()=>{this.deleteDialog.close();let{api:e,localizer:t}=this.context,{doomed:i}=this;i&&await this.attempt(async()=>(await e.deleteSchedule(i.schedule_id),t.t("schedule_deleted",{name:i.name})))}}render(){let{t:e}=this.context.localizer,{schedules:t}=this.state;return a`<section class="card" aria-labelledby="schedules">
<div class="card-head">
<h2 id="schedules">${e("section_schedules")}</h2>
${this.context.isAdmin&&t.length?a`<button class="button soft" @click=${()=>this.form.show()}>
${h(zi)}${e("schedule_add")}
</button>`:c}
</div>
${t.length?a`<ul>
${t.map(i=>this.renderSchedule(i))}
</ul>`:this.renderEmpty()}
</section>
${this.context.isAdmin?this.renderDialogs():c}`}renderEmpty(){let{t:e,word:t}=this.context.localizer;return a`<div class="none">
<p class="muted">${e("schedules_empty")}</p>
${this.context.isAdmin?a`<button class="button filled" ?disabled=${this.busy} @click=${this.addNightly}>
${h(di)}${t("headline_action","schedule_nightly")}
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
</li>`}librariesOf({libraries:e}){let{t}=this.context.localizer,i=this.state.libraries.filter(n=>e.includes(n.library_id));return e.length?i.map(n=>n.title).join(", "):t("libraries_monitored")}renderLast({last_job:e}){let{localizer:t,entryId:i}=this.context;if(!e)return a`<span class="last muted">${t.t("schedule_never")}</span>`;let n=O({entryId:i,view:"jobs",jobId:e.job_id}),o=p=>{p.button!==0||p.metaKey||p.ctrlKey||p.shiftKey||(p.preventDefault(),V(n))},l=e.finished_at??e.started_at;return a`<a class="last" href=${n} @click=${o}>
<span>${ie(t,e.status)} ${t.relative(l)}</span>
<span class="muted num">${ji(t,e)}</span>
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
${n(Li,t("schedule_run"),()=>this.run(e),this.state.job!==null)}
${n(Ei,t("schedule_edit"),()=>{this.form.show(e)})}
${n(yi,t("schedule_delete"),()=>{this.doomed=e,this.deleteDialog.show()})}
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
</psr-dialog>`}async turn(e,t){let{api:i,localizer:n}=this.context,o={...Eo(e),enabled:t.checked};await this.attempt(async()=>n.scheduled((await i.setSchedule(o,e.schedule_id)).next_run))||(t.checked=e.enabled)}async run({schedule_id:e}){let{api:t,localizer:i}=this.context;await this.attempt(async()=>(await t.runSchedule(e),i.t("started")))}async attempt(e){let{notify:t,localizer:i}=this.context;this.busy=!0;try{return t(await e()),!0}catch(n){return t(i.error($(n)),!0),!1}finally{this.busy=!1}}static{this.styles=[v,w,qs]}};d([g({attribute:!1})],te.prototype,"context",2),d([g({attribute:!1})],te.prototype,"state",2),d([u()],te.prototype,"busy",2),d([u()],te.prototype,"doomed",2),d([R("psr-schedule-form")],te.prototype,"form",2),d([R("#delete")],te.prototype,"deleteDialog",2);var Eo=({name:r,time:s,weekdays:e,libraries:t,window_days:i,dry_run:n,catch_up_hours:o,enabled:l})=>({name:r,time:s,weekdays:e,libraries:t,window_days:i,dry_run:n,catch_up_hours:o,enabled:l});x("psr-schedules",te);var Js=f`
:host {
display: grid;
gap: 16px;
grid-template-columns: minmax(0, 1fr);
}
.arrivals {
display: flex;
align-items: center;
gap: 8px;
padding: 0 4px;
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
`;var Lo=[{sensor:"total_jobs",value:({totals:r})=>r.jobs},{sensor:"total_checked",value:({totals:r})=>r.checked},{sensor:"total_fixed",value:({totals:r})=>r.fixed},{sensor:"success_rate",value:({totals:r})=>r.success_rate??pi(r.fixed,r.failed),isPercent:!0,hint:"total_rate_hint"},{sensor:"waiting",value:({open:r})=>r&&r.waiting,hint:"waiting_hint",isApart:!0,lists:{view:"items",query:{segment:"waiting"}}},{sensor:"items_to_review",value:({open:r})=>r&&r.to_review,hint:"to_review_hint",isApart:!0,lists:{view:"items",query:{segment:"needs_you"}}}],Ks=(r,s,e)=>a`<h2>${r.t("section_totals")}</h2>
<dl class="totals">
${Lo.map(t=>{let i=t.value(s);return t.lists&&!i?c:zo(r,t,i,e)})}
</dl>`;function zo(r,{sensor:s,isPercent:e,hint:t,isApart:i,lists:n},o,{isAdmin:l,address:p,follow:m}){let b=r.name(`sensor.${s}`),y=e?r.percent:r.number,_=o===null?"–":y(o),C=n&&l?(H=>a`<a href=${p(H)} aria-label=${`${b}: ${_}`} @click=${m}
>${_}${h(A)}</a
>`)(n):_;return we(b,C,t&&r.t(t),"plain",i?"apart":"")}var ce=class extends S{constructor(){super(...arguments);this.tick=0}connectedCallback(){super.connectedCallback(),this.timer=setInterval(()=>this.tick+=1,1e3)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer)}render(){let{job:e,server:t}=this.state,i=e?.pause_reason==="server_unavailable";return a`
${t.reachable||!e||i?c:a`<p class="banner tone-warn" role="status">
${h(q)} ${this.localizer.failure("server_unavailable")}
</p>`}
${Es(this.localizer,this.state,this.address({view:"checkup"}),this.follow)}
<div class="columns">
<section class="card pad hero" aria-label=${this.localizer.t("section_now")}>
${e?ot(this.context,e,this.throughput,this.renderControls(e)):this.renderIdle()}
</section>
<section class="card pad side">${this.renderTotals()}</section>
</div>
${this.renderArrivals()}
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
>${this.localizer.t("job_log")}${h(A)}</a
>`:c}
</div>`}renderIdle(){let{localizer:e}=this,{last_job:t,headline:i,resumable:n}=this.state;return a`<div class="idle">
${rt(this.context,this.state,{scan:o=>{this.controls.ask(o)},scheduleNightly:()=>{this.schedules.addNightly()},follow:this.follow})}
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
${ie(t,e.status)} ${e.dry_run?re(t):c}
</span>
<span class="muted num">${$e(t,e)}</span>
${e.error?a`<span>${t.failure(e.error)}</span>`:c}
</a>`}renderNext(){let{localizer:e}=this,t=this.state.next_run,[i,n]=t?[e.upcoming(t),e.relative(t)]:[e.t("no_schedule"),e.t("no_schedule_hint")];return a`<div class="next">
<span class="muted label">${e.name("sensor.next_scan")}</span>
<span>${i}</span><span class="muted num">${n}</span>
</div>`}renderArrivals(){let{pending:e}=this.state.arrivals;return e?a`<p class="arrivals muted num">
${h(Ai)}${this.localizer.plural("arrivals_watched",e)}
</p>`:c}renderTotals(){return Ks(this.localizer,this.state,{isAdmin:this.context.isAdmin,address:e=>this.address(e),follow:this.follow})}static{this.styles=[v,w,Se,Lt,pt,Js]}};d([g({attribute:!1})],ce.prototype,"jobs",2),d([g({attribute:!1})],ce.prototype,"throughput",2),d([u()],ce.prototype,"tick",2),d([R("psr-scan-controls")],ce.prototype,"controls",2),d([R("psr-schedules")],ce.prototype,"schedules",2);x("psr-overview",ce);function Ws(r,s,e,{jobs:t,throughput:i}){switch(e.view){case"jobs":return e.jobId?a`<psr-job
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
></psr-overview>`}}var Ao=60,Oo=15e3,Co=2e3,P=class extends z{constructor(){super(...arguments);this.narrow=!1;this.at=Mt(location.pathname,location.hash);this.announcement="";this.epoch=0;this.localization=new Ni(this);this.feed=new Bi(this,()=>this.hass,Ao,(e,t)=>this.announce(e,t));this.connectionWatch=new at(this,()=>{this.loadEntries(),this.epoch+=1,this.follow()});this.readAddress=()=>{if(!location.pathname.startsWith(Pi))return;let e=Mt(location.pathname,location.hash);JSON.stringify(e)!==JSON.stringify(this.at)&&(this.at=e)};this.onKey=e=>sr(this,e);this.contextOfServer=e=>this.contextOf(new jt(()=>this.hass,e));this.openLink=e=>{e.metaKey||e.ctrlKey||e.shiftKey||e.button!==0||(e.preventDefault(),V(e.currentTarget.getAttribute("href")))}}set route(e){this.readAddress()}connectedCallback(){super.connectedCallback(),window.addEventListener("keydown",this.onKey),window.addEventListener("location-changed",this.readAddress),window.addEventListener("popstate",this.readAddress),window.addEventListener("hashchange",this.readAddress),this.readAddress(),this.hasUpdated&&this.listen()}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.entriesTimer),window.removeEventListener("keydown",this.onKey),window.removeEventListener("location-changed",this.readAddress),window.removeEventListener("popstate",this.readAddress),window.removeEventListener("hashchange",this.readAddress)}firstUpdated(){this.listen()}listen(){this.connectionWatch.watch(this.hass.connection),this.loadEntries()}shouldUpdate(e){if(e.size!==1||!e.has("hass"))return!0;let t=e.get("hass");return!t||t.user?.is_admin!==this.hass.user?.is_admin||Ft.keyOf(t)!==Ft.keyOf(this.hass)}willUpdate(e){this.localization.update(this.hass),(e.has("at")||e.has("entries"))&&this.chooseServer();let{context:t}=this,{localizer:i}=this.localization;(t?.localizer!==i||t.api!==this.feed.api||t.isAdmin!==this.isAdmin)&&this.makeContext()}makeContext(){let{api:e}=this.feed;this.context=e&&this.contextOf(e)}contextOf(e){return{api:e,hass:()=>this.hass,localizer:this.localization.localizer,isAdmin:this.isAdmin,entryId:e.entryId,epoch:this.epoch,openForm:t=>{this.form.show(e.entryId,t)},notify:(t,i,n)=>this.notify(t,i,n)}}get isAdmin(){return this.hass.user?.is_admin??!1}async loadEntries(){try{this.entries=await jt.entries(this.hass),this.entriesError=void 0}catch(t){this.entriesError=$(t)}let e=({has_trouble:t,summary:i,cure:n})=>t&&!i&&!n;clearTimeout(this.entriesTimer),this.isConnected&&(this.entriesTimer=setTimeout(()=>{this.loadEntries()},this.entries?.some(e)?Co:Oo))}chooseServer(){if(!this.entries)return;let e=this.entries.find(t=>t.state==="loaded")??this.entries[0];if(!this.at.entryId&&e&&this.at.view!==N){let{view:t,jobId:i,itemKey:n,query:o}=this.at;V(O({entryId:e.entry_id,view:t,jobId:i,itemKey:n,query:o}),!0),this.at={...this.at,entryId:e.entry_id}}this.feed.api?.entryId!==this.at.entryId&&this.follow()}get isKnownServer(){return this.entries?.some(e=>e.entry_id===this.at.entryId)??!1}follow(){this.isKnownServer?this.feed.follow(this.at.entryId):this.feed.stop()}announce(e,t){let i=e&&Yi(this.localization.localizer,e,t);i&&(this.announcement=i)}notify(e,t=!1,i){t&&(this.announcement=e);let n={message:e,action:i};this.dispatchEvent(new CustomEvent("hass-notification",{detail:n,bubbles:!0,composed:!0}))}render(){return a`${this.renderHeader()}
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
${lr(this.localization.localizer,this.at,this.entries)}
</div>
${this.narrow?c:this.renderTabs()}
</header>`}renderLost(){let{localizer:e}=this.localization,{lostAt:t}=this.connectionWatch;return t===void 0?c:a`<p class="banner tone-warn" role="status">
${h(Si)}
${e.t("connection_lost",{time:e.time(t,!0)})}
</p>`}renderTabs(){let e=this.feed.state?.proposals??0;return ar(this.localization.localizer,this.at,this.isAdmin,e,this.openLink)}renderContent(){let{isReady:e}=this.localization,{error:t,state:i}=this.feed,n=this.entries&&nr(this.at,this.entries,this.isAdmin,t);return n?or(this.contextOfServer(this.at.entryId),n,this.openLink):this.at.view===N&&this.entries&&e?a`<psr-servers
.entries=${this.entries}
.contextOf=${this.contextOfServer}
.open=${this.openLink}
@changed=${()=>this.loadEntries()}
></psr-servers>`:this.entriesError&&!this.entries?this.renderError(this.entriesError,()=>{this.loadEntries()}):t&&t.code!=="connection"?this.renderError(t,()=>this.follow()):!e||!i||!this.context?this.renderSkeleton():Ws(this.context,i,this.at,this.feed)}renderError(e,t){let{localizer:i}=this.localization;return a`<div class="card">${E(i,i.error(e),t)}</div>`}renderSkeleton(){let e=this.localization.localizer.t("loading");return a`<div class="card waiting-card" role="status" aria-label=${e}>
${L(4,72)}
</div>`}static{this.styles=[v,w,pr]}};d([g({attribute:!1})],P.prototype,"hass",2),d([g({type:Boolean,reflect:!0})],P.prototype,"narrow",2),d([g({attribute:!1})],P.prototype,"panel",2),d([g({attribute:!1})],P.prototype,"route",1),d([u()],P.prototype,"at",2),d([u()],P.prototype,"entries",2),d([u()],P.prototype,"entriesError",2),d([u()],P.prototype,"announcement",2),d([R("psr-flow-dialog")],P.prototype,"form",2);x("plex-smart-refresher-panel",P);export{P as PlexSmartRefresherPanel};
