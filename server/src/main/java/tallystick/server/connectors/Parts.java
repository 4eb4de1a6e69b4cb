package tallystick.server.connectors;

/// What connectors are made of, for whoever answers about them.
record Parts(
    ConnectorRows connectors,
    Deliveries deliveries,
    Courier courier,
    Runs runs,
    Inbox inbox,
    Tasks tasks) {}
