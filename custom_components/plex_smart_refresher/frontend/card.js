import{$ as z,Aa as A,Ca as H,Da as P,Ea as F,F as b,Fa as J,Ha as K,Ia as U,Ja as q,P as C,S as $,Z as u,a as d,aa as k,b as y,c as n,da as S,ea as f,f as c,h as x,i as _,j as p,na as T,qa as I,ra as O,ta as h,ua as E,v as m,y as w,ya as L,za as R}from"./shared-IAVJYB6F.js";var g=()=>T(document.documentElement.lang||navigator.language);function B(){let s=g(),l={entry_id:s("server"),title:s("card_field_title"),show_actions:s("card_field_actions")};return{schema:[{name:"entry_id",required:!0,selector:{config_entry:{integration:"plex_smart_refresher"}}},{name:"title",selector:{text:{}}},{name:"show_actions",default:!0,selector:{boolean:{}}}],computeLabel:({name:e})=>l[e]??e}}function D(s){window.customCards??=[],!window.customCards.some(l=>l.type===s)&&window.customCards.push({type:s,preview:!0,get name(){return g()("card_name")},get description(){return g()("card_description")}})}var M=y`
:host {
display: block;
height: 100%;
}
ha-card {
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
.names .muted {
font-size: 12px;
}
.percent {
font-size: 24px;
}
.running {
display: grid;
gap: 12px;
grid-template-columns: minmax(0, 1fr);
container-type: inline-size;
}
.current {
min-height: 24px;
line-height: 24px;
}
.pace {
font-size: 12px;
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
`;var j=20,v="plex-smart-refresher-card",o=class extends x{constructor(){super(...arguments);this.config={type:`custom:${v}`};this.tick=0;this.localization=new E(this);this.feed=new A(this,()=>this.hass,j);this.open=e=>{e.metaKey||e.ctrlKey||e.shiftKey||(e.preventDefault(),R(e.currentTarget.getAttribute("href")))}}static{this.getConfigForm=B}static async getStubConfig(e){return{entry_id:(await I.entries(e).catch(()=>[]))[0]?.entry_id??"",show_actions:!0}}setConfig(e){this.config=e}getCardSize(){return 4}getGridOptions(){return{columns:12,min_columns:6,rows:"auto",min_rows:3}}connectedCallback(){super.connectedCallback(),this.timer=setInterval(()=>this.feed.state?.job&&(this.tick+=1),1e3),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer)}shouldUpdate(e){if(!this.hass)return!1;if(e.size!==1||!e.has("hass"))return!0;let t=e.get("hass");return!t||h.keyOf(t)!==h.keyOf(this.hass)}willUpdate(){this.localization.update(this.hass);let e=this.config.entry_id??"";this.isConnected&&e!==this.feed.entryId&&this.feed.follow(e)}get localizer(){return this.localization.localizer}get context(){return{api:this.feed.api,localizer:this.localizer,isAdmin:this.hass.user?.is_admin??!1,entryId:this.feed.entryId??"",epoch:0,notify:e=>this.dispatchEvent(new CustomEvent("hass-notification",{detail:{message:e},bubbles:!0,composed:!0}))}}render(){return n`<ha-card class="card">${this.renderContent()}</ha-card>`}renderContent(){let{localizer:e}=this,{api:t,error:i,state:r}=this.feed;if(!t||i)return n`<p class="notice">
${u(m)}
<span>${i?e.error(i):e.t("card_missing")}</span>
</p>`;if(!r||!this.localization.isReady)return n`<div class="waiting" aria-hidden="true">
<div class="skeleton"></div>
<div class="skeleton"></div>
</div>`;let{job:a}=r;return n`<div class="content">
${this.renderHead(r)} ${a?this.renderRunning(a):c}
${this.config.show_actions===!1?c:n`<psr-scan-controls
compact
.context=${this.context}
.state=${r}
.jobs=${this.feed.jobs??[]}
></psr-scan-controls>`}
</div>`}renderHead(e){let{localizer:t}=this,{job:i,last_job:r}=e,a=L({entryId:this.feed.entryId??""}),[V,W]=this.signOf(e);return n`<a class="head" href=${a} title=${t.t("card_open")} @click=${this.open}>
<span class="badge tone-${W}">${u(r||i?V:b)}</span>
<span class="names">
<span class="name ellipsis">${this.config.title||e.server.title}</span>
<span class="muted ellipsis num">${this.renderState(e)}</span>
</span>
${i?n`<span class="percent num" aria-hidden="true"
>${t.percent(i.progress)}</span
>`:r?z(t,r.status):c}
</a>`}signOf({server:e,job:t}){return t?.status==="paused"?[C,"warn"]:e.reachable?t?[$,"accent"]:[w,"good"]:[m,"warn"]}renderState(e){let{localizer:t}=this,{job:i,last_job:r}=e;if(i?.status==="paused")return q(t,i);if(!e.server.reachable)return t.failure("server_unavailable");if(i)return U(t,i);if(!r)return t.t("first_scan_title");let a=t.relative(r.finished_at??r.started_at);return n`${t.t("card_last",{time:a})} · ${f(t,r)}`}renderRunning(e){let{localizer:t}=this;return n`<div class="running">
${P(t,e)} ${F(t,e)}
<p class="ellipsis current">
${e.dry_run?k(t):c}
${S(t,e)||e.current||f(t,e)}
</p>
${J(t,e,this.feed.pace)}
</div>`}static{this.styles=[H,K,M]}};d([_({attribute:!1})],o.prototype,"hass",2),d([p()],o.prototype,"config",2),d([p()],o.prototype,"tick",2);O(v,o);D(v);
