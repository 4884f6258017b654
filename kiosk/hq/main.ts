import { mount } from "svelte";
import Headquarters from "./Headquarters.svelte";

const target = document.getElementById("app");
if (target !== null) mount(Headquarters, { target });
