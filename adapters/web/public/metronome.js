import { createMetronome } from "./beat.js";
import { openTool } from "./tool.js";

createMetronome(openTool());
