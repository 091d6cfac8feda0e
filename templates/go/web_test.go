package main

import (
	"testing"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-kubevirt/cdk8s-kubevirt-go/kubevirt"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func TestTheServiceReachesTheWebServer(t *testing.T) {
	chart := NewWeb(cdk8s.NewApp(nil), "web", &cdk8s.ChartProps{Namespace: jsii.String("demo")})
	manifests := kubevirt.Manifests_Of(chart)
	manifests.ResourceCountIs(jsii.String("VirtualMachine"), jsii.Number(1))
	port := map[string]interface{}{"name": "http", "port": 80}
	manifests.HasResource(jsii.String("Service"), map[string]interface{}{"spec": map[string]interface{}{"ports": []interface{}{port}}})
}
