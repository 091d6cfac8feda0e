package manifests;

import io.github.cdk8s_kubevirt.Manifests;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.ChartProps;
import org.junit.jupiter.api.Test;

class WebTest {
  @Test
  void theServiceReachesTheWebServer() {
    Manifests manifests = Manifests.of(new Web(new App(), "web", ChartProps.builder().namespace("demo").build()));
    manifests.resourceCountIs("VirtualMachine", 1);
    manifests.hasResource("Service", Map.of("spec", Map.of("ports", List.of(Map.of("name", "http", "port", 80)))));
  }
}
