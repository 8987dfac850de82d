import { css } from "lit";

/** Cards, chips, banners, skeletons and empty states. */
export const surfaces = css`
  .card {
    display: block;
    background: var(--card);
    border: var(--ha-card-border-width, 1px) solid var(--ha-card-border-color, var(--line));
    border-radius: var(--radius);
    box-shadow: var(--ha-card-box-shadow, none);
    min-width: 0;
  }

  .pad {
    padding: 20px;
  }
  .card-head {
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 16px 20px 0;
  }
  .card-head h2 {
    flex: 1;
    min-width: 0;
  }

  .chip {
    --tone: var(--muted);
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-height: 24px;
    padding: 0 9px;
    border-radius: 12px;
    font-size: var(--ha-font-size-s, 12px);
    font-weight: 500;
    white-space: nowrap;
    color: color-mix(in srgb, var(--tone) 48%, var(--text));
    background: color-mix(in srgb, var(--tone) 14%, transparent);
  }
  @container (max-width: 24em) {
    .chip {
      white-space: normal;
    }
  }
  .chip .icon {
    width: 14px;
    height: 14px;
    margin-inline-start: -2px;
  }
  .tone-good {
    --tone: var(--good);
  }
  .tone-warn {
    --tone: var(--warn);
  }
  .tone-bad {
    --tone: var(--bad);
  }
  .tone-info {
    --tone: var(--info);
  }
  .tone-accent {
    --tone: var(--accent);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }

  .skeleton {
    border-radius: 6px;
    background: linear-gradient(
      90deg,
      var(--track) 0%,
      color-mix(in srgb, var(--text) 5%, transparent) 50%,
      var(--track) 100%
    );
    background-size: 200% 100%;
    animation: shimmer 1.6s infinite linear;
  }
  @keyframes shimmer {
    from {
      background-position: 200% 0;
    }
    to {
      background-position: -200% 0;
    }
  }

  .empty {
    display: grid;
    justify-items: center;
    gap: 12px;
    padding: 48px 24px;
    text-align: center;
  }
  .empty .badge {
    display: grid;
    place-items: center;
    width: 72px;
    height: 72px;
    border-radius: 50%;
    color: var(--accent-text);
    background: var(--accent-soft);
  }
  .empty .badge .icon {
    width: 34px;
    height: 34px;
  }
  .empty p {
    max-width: 46ch;
    color: var(--muted);
    text-wrap: balance;
  }
  .empty .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 8px;
    margin-top: 8px;
  }

  .banner {
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 12px 16px;
    border-radius: var(--radius);
    background: color-mix(in srgb, var(--tone, var(--warn)) 14%, var(--card));
    color: var(--text);
  }
  .banner .icon {
    color: color-mix(in srgb, var(--tone, var(--warn)) 70%, var(--text));
  }
`;
