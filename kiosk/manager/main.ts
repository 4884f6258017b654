import { mount } from "svelte";
import Manager from "./Manager.svelte";

const target = document.getElementById("app");
if (target !== null) mount(Manager, { target });
