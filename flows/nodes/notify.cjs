"use strict";

/**
 * Tells the shop who must hear of an alert and by what channel. The node's own settings win over the
 * message's `to` and `channel`; the alert is the message's `topic`.
 *
 * @param {any} RED the Node-RED runtime; the host puts the line to the shop into its settings.
 */
module.exports = function register(RED) {
  function Notify(config) {
    RED.nodes.createNode(this, config);
    const link = RED.settings.tillbox.link;
    this.on("input", (message, _send, done) => {
      const alert = typeof message.topic === "string" ? message.topic : "";
      const to = config.to || message.to || "";
      const channel = config.channel || message.channel || "";
      if (alert === "" || to === "" || channel === "") {
        done(RED._("notify.incomplete"));
        return;
      }
      link.notify({ alert, to, channel }).then(() => done(), done);
    });
  }
  RED.nodes.registerType("tillbox-notify", Notify);
};
