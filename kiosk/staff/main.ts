import { mount } from "svelte";
import Staff from "./Staff.svelte";

const target = document.getElementById("app");
if (target !== null) mount(Staff, { target });
