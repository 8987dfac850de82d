/** The styles that all elements share. */
import { base } from "./base";
import { controls } from "./controls";
import { surfaces } from "./surfaces";
import { tokens } from "./tokens";

export const shared = [tokens, base, surfaces, controls];
