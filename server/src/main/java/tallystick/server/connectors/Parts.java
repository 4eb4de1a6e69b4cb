package tallystick.server.connectors;

import tallystick.server.outbound.Destinations;

/// What connectors are made of, for whoever answers about them.
record Parts(
    ConnectorRows connectors,
    Deliveries deliveries,
    Courier courier,
    Runs runs,
    Inbox inbox,
    Agenda agenda,
    ConnectorTasks tasks,
    Destinations destinations) {}
