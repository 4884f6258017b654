// Installs and builds without starting anything.
import { build, checkNode, install } from "./steps.mjs";

checkNode();
install();
build();
