import { describe, expect, it } from "vitest";
import { isLocalHost, plexLinks } from "../src/plex-links";

const server = { title: "Attic", reachable: true, problem: null, machine_id: "abc" };
const PLACE = "#!/server/abc/details?key=%2Flibrary%2Fmetadata%2F7";
const WEB = `https://app.plex.tv/desktop/${PLACE}`;

describe("the links to an item in Plex", () => {
  it.each([
    ["http://192.168.1.10:32400", "http://192.168.1.10:32400"],
    ["https://nas.local/plex/", "https://nas.local/plex"],
    ["https://10-0-0-5.0123abcd.plex.direct:32400", "https://10-0-0-5.0123abcd.plex.direct:32400"],
    ["http://[fd00::5]:32400", "http://[fd00::5]:32400"],
  ])("lead to the server itself in the local network: %s", (address, base) => {
    const local = `${base}/web/index.html${PLACE}`;
    const links = { best: local, local, web: WEB };
    expect(plexLinks({ ...server, address }, "7", "homeassistant.local")).toEqual(links);
    // From elsewhere, plex.tv is reached, and the server is still on offer.
    const away = plexLinks({ ...server, address }, "7", "ha.example.com");
    expect(away).toEqual({ ...links, best: WEB });
  });

  it("lead to plex.tv for a server elsewhere, and carry nothing that is secret", () => {
    const address = "https://user:secret@plex.example.com:32400/?X-Plex-Token=secret";
    expect(plexLinks({ ...server, address }, "7", "ha.local")).toEqual({ best: WEB, web: WEB });
    const own = "http://user:secret@10.0.0.5:32400/?X-Plex-Token=secret#secret";
    expect(JSON.stringify(plexLinks({ ...server, address: own }, "7"))).not.toContain("secret");
  });

  it("are none while the server is unknown", () => {
    expect(plexLinks({ ...server, machine_id: undefined }, "7")).toBeUndefined();
  });

  it.each([
    ["8.8.8.8", false],
    ["172.32.0.1", false],
    ["172.16.0.1", true],
    ["8-8-8-8.0123.plex.direct", false],
    ["10.example.com", false],
    ["plex", true],
    ["[2001:db8::1]", false],
  ])("know what is local: %s", (host, expected) => {
    expect(isLocalHost(host)).toBe(expected);
  });
});
