import{$a as y,E as R,La as J,Ma as K,Na as M,P as O,Pa as Y,Qa as B,Sa as D,U as E,Ua as V,Va as w,Wa as W,Y as A,a as g,aa as d,ab as v,b as L,ba as F,bb as G,c as n,cb as z,db as N,ea as P,f as l,fb as x,gb as Z,h as T,i as k,j as _,kb as Q,l as f,oa as $,r as I,ta as q,va as H,xa as U,za as h}from"./shared-ERERKPPB.js";var S=["compact","libraries","posters"];function X(i,a){let{t:e,number:t,plural:r,relative:s,dateTime:o}=i,{open:m,next_run:c,last_healing:u}=a,ie=u&&e("card_healed_when",{count:r("healed_items",u.fixed),time:s(u.time)});return n`<dl class="facts">
${h(e("card_broken"),m?t(m.items):"–")}
${h(i.name("sensor.next_scan"),c?s(c):e("no_schedule"),c?o(c):"")}
${h(e("card_healed"),ie??e("card_never"),u?o(u.time):"")}
</dl>`}function j(i,{libraries:a}){let e=a.filter(({open:t})=>t);return e.length?n`<ul class="libraries">
${e.map(t=>ne(i,t))}
</ul>`:l}var ne=(i,{title:a,health:e,items:t,open:r})=>n`<li>
${e===null?se(r.items):x(i,e)}
<span class="library-words">
<bdi class="library-name ellipsis" title=${a}>${a}</bdi>
<span class="muted num"
>${t===null?i.plural("health_broken",r.items):U(i,t,r.items)}</span
>
</span>
</li>`,se=i=>n`<span class="no-ring tone-${i?"warn":"good"}"
>${d(i?f:I)}</span
>`;var b=()=>F(document.documentElement.lang||navigator.language);function ee(){let i=b(),a={entry_id:i("server"),title:i("card_field_title"),layout:i("card_layout"),show_actions:i("card_field_actions")};return{schema:[{name:"entry_id",required:!0,selector:{config_entry:{integration:"plex_smart_refresher"}}},{name:"title",selector:{text:{}}},{name:"layout",default:"compact",selector:{select:{mode:"list",options:S.map(e=>({value:e,label:i(`card_layout_${e}`)}))}}},{name:"show_actions",default:!0,selector:{boolean:{}}}],computeLabel:({name:e})=>a[e]??e}}function ae(i,a,e){let t=a.entities?.[e],r=a.devices?.[t?.device_id??""]?.primary_config_entry;if(t?.platform!=="plex_smart_refresher"||!r)return null;let s=b();return S.map(o=>({label:s(`card_layout_${o}`),config:{type:`custom:${i}`,entry_id:r,layout:o}}))}function te(i){window.customCards??=[],!window.customCards.some(a=>a.type===i)&&window.customCards.push({type:i,preview:!0,getEntitySuggestion:(a,e)=>ae(i,a,e),get name(){return b()("card_name")},get description(){return b()("card_description")}})}var re=L`
.details {
display: grid;
gap: 2px;
}
:host {
display: block;
height: 100%;
}
ha-card {
cursor: pointer;
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
.state {
font-size: calc(13px * var(--ha-font-size-scale, 1));
line-height: 1.38;
text-wrap: pretty;
color: var(--muted);
}
.head .ring {
--ring-size: 52px;
--ring-font: 13px;
}
.sign {
color: color-mix(in srgb, var(--tone) 75%, var(--text));
}
.facts {
display: grid;
grid-template-columns: repeat(auto-fit, minmax(min(100%, 7.5em), 1fr));
gap: 8px 12px;
margin: 0;
}
.facts .figure dt {
font-size: var(--ha-font-size-s, 12px);
color: var(--muted);
}
.facts .figure dd {
margin: 0;
font-size: var(--ha-font-size-m, 14px);
line-height: 1.43;
}
.libraries {
display: grid;
gap: 8px;
}
.libraries li {
display: flex;
align-items: center;
gap: 12px;
min-height: 40px;
}
.libraries .ring,
.no-ring {
--ring-size: 36px;
--ring-font: 10px;
flex: none;
width: calc(36px * var(--ha-font-size-scale, 1));
}
.no-ring {
display: grid;
place-items: center;
color: color-mix(in srgb, var(--tone) 75%, var(--text));
}
.library-words {
display: flex;
flex: 1;
flex-wrap: wrap;
align-items: baseline;
gap: 0 12px;
min-width: 0;
}
.library-name {
flex: 1 1 auto;
min-width: 0;
}
.libraries .muted {
font-size: var(--ha-font-size-s, 12px);
}
.percent {
font-size: var(--ha-font-size-2xl, 24px);
}
.running {
display: grid;
gap: 12px;
grid-template-columns: minmax(0, 1fr);
container-type: inline-size;
}
.current {
min-height: 24px;
line-height: 1.71;
}
.throughput {
font-size: var(--ha-font-size-s, 12px);
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
`;var oe=20,C="plex-smart-refresher-card",le="a, button, input, select, label, dialog, psr-dialog",p=class extends T{constructor(){super(...arguments);this.config={type:`custom:${C}`};this.tick=0;this.localization=new W(this);this.feed=new G(this,()=>this.hass,oe);this.openAnywhere=e=>{!e.composedPath().some(s=>s instanceof Element&&s.matches(le))&&!e.defaultPrevented&&this.feed.entryId&&v(y({entryId:this.feed.entryId}))};this.open=e=>{e.metaKey||e.ctrlKey||e.shiftKey||(e.preventDefault(),v(e.currentTarget.getAttribute("href")))}}static{this.getConfigForm=ee}static async getStubConfig(e){return{entry_id:(await P.entries(e).catch(()=>[]))[0]?.entry_id??"",layout:"compact",show_actions:!0}}setConfig(e){this.config=e}getCardSize(){return 4}getGridOptions(){return{columns:12,min_columns:6,rows:"auto",min_rows:3}}connectedCallback(){super.connectedCallback(),this.timer=setInterval(()=>this.feed.state?.job&&(this.tick+=1),1e3),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer)}shouldUpdate(e){if(!this.hass)return!1;if(e.size!==1||!e.has("hass"))return!0;let t=e.get("hass");return!t||w.keyOf(t)!==w.keyOf(this.hass)}willUpdate(){this.localization.update(this.hass);let e=this.config.entry_id??"";this.isConnected&&e!==this.feed.entryId&&this.feed.follow(e)}get localizer(){return this.localization.localizer}get context(){return{api:this.feed.api,hass:()=>this.hass,localizer:this.localizer,isAdmin:this.hass.user?.is_admin??!1,entryId:this.feed.entryId??"",epoch:0,openForm:()=>v(y({entryId:this.feed.entryId??""})),notify:e=>this.dispatchEvent(new CustomEvent("hass-notification",{detail:{message:e},bubbles:!0,composed:!0}))}}render(){return n`<ha-card class="card" @click=${this.openAnywhere}
>${this.renderContent()}</ha-card
>`}renderContent(){let{localizer:e}=this,{api:t,error:r,state:s}=this.feed;if(!t||r)return n`<p class="notice">
${d(f)}
<span>${r?e.error(r):e.t("card_missing")}</span>
</p>`;if(!s||!this.localization.isReady)return n`<div class="waiting" aria-hidden="true">
<div class="skeleton"></div>
<div class="skeleton"></div>
</div>`;let{job:o}=s;return n`<div class="content">
${this.renderHead(s)} ${o?this.renderRunning(o):this.renderIdle(s)}
${this.config.show_actions===!1?l:n`<psr-scan-controls
compact
.context=${this.context}
.state=${s}
.jobs=${this.feed.jobs??[]}
></psr-scan-controls>`}
</div>`}renderHead(e){let{localizer:t}=this,{job:r,health:s}=e,o=y({entryId:this.feed.entryId??""}),[m,c]=this.signOf(e);return n`<a class="head" href=${o} title=${t.t("card_open")} @click=${this.open}>
${r||s===null?n`<span class="badge tone-${c}">${d(m)}</span>`:x(t,s)}
<span class="names">
<bdi class="name ellipsis">${this.config.title||e.server.title}</bdi>
<span class="state num">${this.renderState(e)}</span>
</span>
${r?.status==="queued"?l:r?n`<span class="percent num" aria-hidden="true"
>${t.percent(r.progress)}</span
>`:s===null?l:n`<span class="sign tone-${c}">${d(m)}</span>`}
</a>`}signOf({server:e,job:t,headline:r}){return t?.status==="paused"?[O,"warn"]:t?.status==="queued"?[A,"info"]:t&&!e.reachable?[f,"warn"]:t?[E,"accent"]:r?[N(r.code),r.tone]:[R,"plain"]}renderState(e){let{localizer:t}=this,{job:r}=e;return r?.status==="paused"?B(t,r):r&&!e.server.reachable?t.failure("server_unavailable"):r?Y(t,r):z(t,e)?.title??""}renderIdle(e){let{localizer:t}=this,r=z(t,e)?.details;return n`${r?n`<p class="details muted num">${r}</p>`:l}
${X(t,e)} ${this.renderLayout(e)}`}renderLayout(e){switch(this.config.layout){case"libraries":return j(this.localizer,e);case"posters":return n`<psr-healed compact .context=${this.context} .state=${e}></psr-healed>`;default:return l}}renderRunning(e){let{localizer:t}=this;return e.status==="queued"?n`<p class="muted">
${e.dry_run?$(t):l} ${t.t("queued_note")}
</p>`:n`<div class="running">
${J(t,e)} ${K(t,e)}
<p class="current">
${e.dry_run?$(t):l}
${q(t,e)||e.current||H(t,e)}
</p>
${M(t,e,this.feed.throughput)}
</div>`}static{this.styles=[V,Q,Z,re]}};g([k({attribute:!1})],p.prototype,"hass",2),g([_()],p.prototype,"config",2),g([_()],p.prototype,"tick",2);D(C,p);te(C);
