import{Aa as A,Ca as H,Da as K,Ea as z,Fa as L,G as f,Ha as U,Ia as J,J as $,Ja as R,Q as k,_ as S,a,b as y,ba as j,c as s,f as p,h as w,i as _,ia as g,j as c,ka as I,la as E,m,n as x,oa as O,p as o,pa as v,y as C,za as T}from"./shared-5JPO5OVT.js";var D=y`
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
`;var l="plex-smart-refresher-card",h=()=>document.documentElement.lang||navigator.language,r=class extends w{constructor(){super(...arguments);this.config={type:`custom:${l}`};this.jobs=[];this.tick=0;this.speechKey="";this.pace=new C;this.open=e=>{e.metaKey||e.ctrlKey||e.shiftKey||(e.preventDefault(),A(e.currentTarget.getAttribute("href")))}}static getConfigForm(){let{t:e}=new o({language:h(),locale:{language:h()},config:{}}),t={entry_id:e("card_field_entry"),title:e("card_field_title"),show_actions:e("card_field_actions")};return{schema:[{name:"entry_id",required:!0,selector:{config_entry:{integration:"plex_smart_refresher"}}},{name:"title",selector:{text:{}}},{name:"show_actions",default:!0,selector:{boolean:{}}}],computeLabel:({name:i})=>t[i]??i}}static async getStubConfig(e){return{entry_id:(await m.entries(e).catch(()=>[]))[0]?.entry_id??"",show_actions:!0}}setConfig(e){this.config=e}getCardSize(){return 4}getGridOptions(){return{columns:12,min_columns:6,rows:"auto",min_rows:3}}connectedCallback(){super.connectedCallback(),this.timer=setInterval(()=>this.serverState?.job&&(this.tick+=1),1e3),this.wantedId=void 0,this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer),this.unsubscribe?.(),this.unsubscribe=void 0,this.wantedId=void 0}shouldUpdate(e){if(!this.hass)return!1;if(e.size!==1||!e.has("hass"))return!0;let t=e.get("hass");return!t||o.keyOf(t)!==o.keyOf(this.hass)}willUpdate(){let e=o.keyOf(this.hass);e!==this.speechKey&&(this.speechKey=e,this.speech=new o(this.hass));let t=this.config.entry_id??"";this.isConnected&&t!==this.wantedId&&this.follow(t)}follow(e){this.unsubscribe?.(),this.wantedId=e,this.serverState=void 0,this.error=void 0,this.api=e?new m(()=>this.hass,e):void 0,this.unsubscribe=this.api?.subscribe({onState:t=>{let i=this.serverState?.last_job?.job_id;this.serverState=t,this.error=void 0,t.job&&this.pace.add(t.job,Date.now()/1e3),(!this.jobs.length||i!==t.last_job?.job_id)&&this.loadJobs()},onError:t=>this.error=t})}async loadJobs(){let e=await this.api?.jobs({},20).catch(()=>{});e&&(this.jobs=e.jobs)}get context(){return{api:this.api,speech:this.speech,isAdmin:this.hass.user?.is_admin??!1,narrow:!0,entryId:this.wantedId??"",epoch:0,notify:e=>this.dispatchEvent(new CustomEvent("hass-notification",{detail:{message:e},bubbles:!0,composed:!0}))}}render(){return s`<ha-card class="card">${this.renderContent()}</ha-card>`}renderContent(){let{speech:e,serverState:t}=this;if(!this.api||this.error)return s`<p class="notice">
${g(f)}
<span>${this.error?e.error(this.error):e.t("card_missing")}</span>
</p>`;if(!t)return s`<div class="waiting" aria-hidden="true">
<div class="skeleton"></div>
<div class="skeleton"></div>
</div>`;let{job:i}=t;return s`<div class="content">
${this.renderHead(t)} ${i?this.renderRunning(i):p}
${this.config.show_actions===!1?p:s`<psr-scan-controls
compact
.context=${this.context}
.state=${t}
.jobs=${this.jobs}
></psr-scan-controls>`}
</div>`}renderHead(e){let{speech:t}=this,{job:i,last_job:n}=e,u=T({entryId:this.wantedId??""}),[P,q]=this.signOf(e);return s`<a class="head" href=${u} title=${t.t("card_open")} @click=${this.open}>
<span class="badge tone-${q}">${g(n||i?P:k)}</span>
<span class="names">
<span class="name ellipsis">${this.config.title||e.server.title}</span>
<span class="muted ellipsis num">${this.renderState(e)}</span>
</span>
${i?s`<span class="percent num" aria-hidden="true"
>${t.percent(i.progress)}</span
>`:n?I(t,n.status):p}
</a>`}signOf({server:e,job:t}){return t?.status==="paused"?[S,"warn"]:e.reachable?t?[j,"accent"]:[$,"good"]:[f,"warn"]}renderState(e){let{speech:t}=this,{job:i,last_job:n}=e;if(i?.status==="paused")return R(t,i);if(!e.server.reachable)return t.t("server_unreachable");if(i)return J(t,i);if(!n)return t.t("first_scan_title");let u=t.relative(n.finished_at??n.started_at);return s`${t.t("card_last",{time:u})} · ${v(t,n)}`}renderRunning(e){let{speech:t}=this;return s`<div class="running">
${K(t,e)} ${z(t,e)}
<p class="ellipsis current">
${e.dry_run?E(t):p}
${O(t,e)||e.current||v(t,e)}
</p>
${L(t,e,this.pace)}
</div>`}static{this.styles=[H,U,D]}};a([_({attribute:!1})],r.prototype,"hass",2),a([c()],r.prototype,"config",2),a([c()],r.prototype,"serverState",2),a([c()],r.prototype,"error",2),a([c()],r.prototype,"jobs",2),a([c()],r.prototype,"tick",2);x(l,r);window.customCards??=[];if(!window.customCards.some(d=>d.type===l)){let d=b=>new o({language:h(),locale:{language:h()},config:{}}).t(b);window.customCards.push({type:l,preview:!0,get name(){return d("card_name")},get description(){return d("card_description")}})}
