import { describe, expect, it } from "vitest";
import { sentenceOf } from "../src/headline";
import { Localizer } from "../src/localizer";
import { HEADLINE_ACTIONS, type Headline } from "../src/types";
import { FakeHass, serverState, translations } from "./fakes";

const told = (
  code: string,
  values: Headline["values"] = {},
  ...details: [string, Headline["values"]?][]
): Headline => ({
  code,
  tone: "info",
  values,
  details: details.map(([each, given = {}]) => ({ code: each, values: given })),
  action: null,
});

const now = Date.now() / 1000;
const HOUR = 3_600;
const CASES: [Headline, string, string][] = [
  [
    told("sign_in_refused", {}, ["refused_since", { time: 0 }], ["scans_missed", { count: 3 }]),
    "Plex no longer accepts the sign-in | Since Jan 1, 1970, 01:00 · 3 scans missed",
    "Plex akzeptiert die Anmeldung nicht mehr | Seit 1. Jan. 1970, 01:00 · 3 Scans verpasst",
  ],
  [
    told("server_away", {}, ["away_since", { time: 0 }], ["tried_every_minute"]),
    "Plex at home does not answer | Since Jan 1, 1970, 01:00 · tried again every minute",
    "Plex at home antwortet nicht | Seit 1. Jan. 1970, 01:00 · jede Minute ein neuer Versuch",
  ],
  [
    told("never_checked", {}, ["items_known", { count: 486 }], ["changes_nothing"]),
    "How healthy is your library? | About 486 items · a check changes nothing",
    "Wie gesund ist deine Mediathek? | Etwa 486 Einträge · das Prüfen ändert nichts",
  ],
  [
    told("scan_failed", { time: now - 2 * HOUR }, ["reason", { error: "no_such_code" }]),
    "The last scan failed | 2 hours ago · Unexpected error. Home Assistant’s log has the details.",
    "Der letzte Scan ist fehlgeschlagen | Vor 2 Stunden · Ein unerwarteter Fehler. Einzelheiten stehen im Protokoll von Home Assistant.",
  ],
  [
    told("items_to_heal", { count: 93 }, [
      "by_defect",
      { defects: { missing_poster: 41, missing_summary: 1_052 } },
    ]),
    "93 items need healing | Missing poster: 41 · Missing summary: 1,052",
    "93 Einträge müssen geheilt werden | Kein Poster: 41 · Keine Beschreibung: 1.052",
  ],
  [
    told("needs_review", { count: 1 }, ["more_broken", { count: 6 }]),
    "1 item needs you | 6 more are broken",
    "1 Eintrag braucht dich | 6 weitere sind mangelhaft",
  ],
  [
    told("needs_review", { count: 3 }, ["rest_well"]),
    "3 items need you | The rest is well",
    "3 Einträge brauchen dich | Der Rest ist in Ordnung",
  ],
  [
    told("no_schedule", {}, ["last_scan", { time: now - 48 * HOUR }]),
    "No scan is scheduled | Last scan 2 days ago",
    "Kein Scan ist geplant | Letzter Scan vorgestern",
  ],
  [
    told(
      "items_broken",
      { health: 94.2, count: 31 },
      ["waiting", { count: 26, time: now + 5.5 * HOUR }],
      ["given_up", { count: 5 }],
      ["left_alone", { count: 2 }],
    ),
    "94% healthy | 26 are tried again, the next in 5 hours · 5 given up · 2 left alone",
    "94 % gesund | 26 werden noch einmal versucht, der nächste in 5 Stunden · 5 aufgegeben · 2 in Ruhe gelassen",
  ],
  [
    told(
      "items_broken",
      { health: null, count: 2 },
      ["proposals", { count: 2 }],
      ["given_up", { count: 2 }],
    ),
    "2 items are still broken | 2 matches wait for you · 2 given up",
    "2 Einträge sind noch mangelhaft | 2 Zuordnungen warten auf dich · 2 aufgegeben",
  ],
  [
    told("all_well", { count: 482 }, ["healed", { count: 58 }], ["next_scan", { time: 0 }]),
    "All 482 items are well | 58 healed so far · next scan on Jan 1, 1970 at 01:00",
    "Alle 482 Einträge sind in Ordnung | Bisher 58 geheilt · nächster Scan am 1. Jan. 1970 um 01:00",
  ],
  [
    told("all_well", { count: null }),
    "All checked items are well | ",
    "Alle geprüften Einträge sind in Ordnung | ",
  ],
];

describe("the state of a server in one sentence", () => {
  for (const [language, at] of [
    ["en", 1],
    ["de", 2],
  ] as const)
    it(`has words for each state in ${language}`, () => {
      const localizer = new Localizer(new FakeHass(true, language).hass, translations(language));
      for (const each of CASES) {
        const { title, details } = sentenceOf(localizer, serverState({ headline: each[0] }))!;
        // Intl writes spaces that no keyboard has.
        expect(`${title} | ${details}`.replace(/[\u00a0\u202f]/g, " ")).toBe(each[at]);
      }
    });

  it("is told in each state that the integration has words for", () => {
    const states = Object.keys(translations("en", "entity")).flatMap((key) => {
      const found = /\.sensor\.status\.state\.(\w+)$/.exec(key);
      return found ? [found[1]!] : [];
    });
    expect(states).toHaveLength(9);
    expect(new Set(CASES.map(([{ code }]) => code))).toEqual(new Set(states));
    const actions = Object.keys(translations("en", "entity")).filter((key) =>
      key.includes(".status.state_attributes.action.state."),
    );
    expect(actions.map((key) => key.split(".").at(-1))).toEqual([...HEADLINE_ACTIONS, "none"]);
  });

  it("is unknown until the items were counted, and a code of a newer server is shown as it is", () => {
    const localizer = new Localizer(new FakeHass().hass, translations("en"));
    expect(sentenceOf(localizer, serverState())).toBeNull();
    const { title } = sentenceOf(localizer, serverState({ headline: told("too_loud") }))!;
    expect(title).toBe("too loud");
  });
});
