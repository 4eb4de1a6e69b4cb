package tallystick.server.compliance;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The controllers of the package. They are under `/v1/session`, where sessions are asked for.
@Configuration(proxyBeanMethods = false)
@Import({
  ApplicationsController.class,
  CasesController.class,
  ReviewController.class,
  ScreeningController.class,
  TravelController.class,
})
class ComplianceConfiguration {}
