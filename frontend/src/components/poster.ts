import { LitElement, css, html } from "lit";
import { property, state } from "lit/decorators.js";
import type { Api } from "../api";
import { icon, mdiFilmstrip, mdiMovieOpenOutline, mdiMusic, mdiTelevisionClassic } from "../icons";
import { base } from "../styles";
import { define } from "./define";

const TYPE_ICONS: Record<string, string> = {
  movie: mdiMovieOpenOutline,
  show: mdiTelevisionClassic,
  season: mdiTelevisionClassic,
  episode: mdiTelevisionClassic,
  artist: mdiMusic,
  album: mdiMusic,
};

/** The poster of an item, fetched once it comes into sight; a sign of its type until then. */
export class PsrPoster extends LitElement {
  @property({ attribute: false }) api!: Api;
  @property() ratingKey = "";
  @property() type = "";

  @state() private address = "";
  private observer?: IntersectionObserver;
  private shownKey = "";

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && void this.load(),
      { rootMargin: "200px" },
    );
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer?.disconnect();
  }

  override willUpdate(): void {
    if (this.shownKey && this.shownKey !== this.ratingKey) {
      this.address = "";
      this.shownKey = "";
      this.observer?.unobserve(this);
      this.observer?.observe(this); // reports again at once when it is in sight
    }
  }

  private async load(): Promise<void> {
    const key = this.ratingKey;
    if (!key || this.shownKey === key) return;
    this.shownKey = key;
    const address = await this.api.thumb(key);
    if (this.shownKey === key) this.address = address;
  }

  override render() {
    return this.address
      ? html`<img src=${this.address} alt="" decoding="async" />`
      : icon(TYPE_ICONS[this.type] ?? mdiFilmstrip);
  }

  static override styles = [
    base,
    css`
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
    `,
  ];
}

define("psr-poster", PsrPoster);
