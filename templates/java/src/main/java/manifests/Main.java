package manifests;

import io.github.cdk8s_kubevirt.PlatformApp;
import org.cdk8s.ChartProps;

public class Main {
  public static void main(String[] args) {
    PlatformApp app = new PlatformApp();
    new Web(app, "web", ChartProps.builder().namespace("demo").build());
    app.synth();
  }
}
