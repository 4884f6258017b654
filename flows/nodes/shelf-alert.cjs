"use strict";

/**
 * Sends a message for every change of an alert: `topic` is the alert's id, `payload` what the shop
 * knows of it, `state` its state ("closed" when nobody needs to do anything any more).
 *
 * @param {any} RED the Node-RED runtime; the host puts the line to the shop into its settings.
 */
module.exports = function register(RED) {
  function ShelfAlert(config) {
    RED.nodes.createNode(this, config);
    const link = RED.settings.tillbox.link;
    const kinds = (config.kinds ?? "").split(/[\s,]+/).filter((kind) => kind !== "");
    let stopHearing = () => undefined;
    // Alerts that are open now are told at once: the nodes behind this one must be there by then.
    const begin = () => {
      stopHearing = link.onAlert((change) => {
        if (kinds.length > 0 && !kinds.includes(change.kind)) return;
        this.send({ topic: change.alert, payload: change, state: change.state });
      });
    };
    RED.events.once("flows:started", begin);
    const stopWatching = link.onLine((isUp) => {
      this.status(
        isUp
          ? { fill: "green", shape: "dot", text: "shelf-alert.line.up" }
          : { fill: "red", shape: "ring", text: "shelf-alert.line.down" },
      );
    });
    this.on("close", () => {
      RED.events.removeListener("flows:started", begin);
      stopHearing();
      stopWatching();
    });
  }
  RED.nodes.registerType("tillbox-shelf-alert", ShelfAlert);
};
