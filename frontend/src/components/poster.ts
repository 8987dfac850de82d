import { LitElement, html } from "lit";
import { property, state } from "lit/decorators.js";
import type { Api } from "../api";
import { icon, mdiFilmstrip, mdiMovieOpenOutline, mdiMusic, mdiTelevisionClassic } from "../icons";
import { base } from "../styles/base";
import { define } from "./define";
import { posterStyles } from "./poster.styles";

const TYPE_ICONS: Record<string, string> = {
  movie: mdiMovieOpenOutline,
  show: mdiTelevisionClassic,
  season: mdiTelevisionClassic,
  episode: mdiTelevisionClassic,
  artist: mdiMusic,
  album: mdiMusic,
};

/** The poster of an item, fetched once it scrolls into view; an icon of its type until then. */
export class PsrPoster extends LitElement {
  @property({ attribute: false }) api!: Api;
  @property() ratingKey = "";
  /** A picture of Home Assistant in place of the item's poster. */
  @property() path = "";
  @property() type = "";
  /** Posters that were fetched for another version are outdated. */
  @property() version = "";

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
    if (this.shownKey && this.shownKey !== this.source) {
      this.address = "";
      this.shownKey = "";
      this.observer?.unobserve(this);
      this.observer?.observe(this); // reports again at once when it is in sight
    }
  }

  private get source(): string {
    return this.path || this.ratingKey;
  }

  private async load(): Promise<void> {
    const key = this.source;
    if (!key || this.shownKey === key) return;
    this.shownKey = key;
    const address = await (this.path
      ? this.api.picture(this.path)
      : this.api.thumb(this.ratingKey, this.version));
    if (this.shownKey === key) this.address = address;
  }

  override render() {
    return this.address
      ? html`<img src=${this.address} alt="" decoding="async" />`
      : icon(TYPE_ICONS[this.type] ?? mdiFilmstrip);
  }

  static override styles = [base, posterStyles];
}

define("psr-poster", PsrPoster);
