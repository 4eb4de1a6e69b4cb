/// The role `devices`: MQTT 5 in front of the ledger, and the readings that its batches commit to.
///
/// [DeviceGateway] is the front door. Devices speak to a broker, ours ([Broker]) or any other; we
/// are a client of it like they ([Link]). What they send goes up ([Uplink]) into the ledger,
/// readings into tables first ([Telemetry]); what they are to know comes down ([Downlink]). Over
/// HTTP, the gateway shows readings and proves them ([Charts]).
@NullMarked
package tallystick.server.devices;

import org.jspecify.annotations.NullMarked;
