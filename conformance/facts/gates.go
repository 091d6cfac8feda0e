package main

import (
	_ "unsafe" // for go:linkname

	virtconfig "kubevirt.io/kubevirt/pkg/virt-config"
	"kubevirt.io/kubevirt/pkg/virt-config/featuregate"
)

// gate is a registered feature gate.
type gate struct {
	State   featuregate.State `json:"state"`
	On      bool              `json:"on"` // where no gate is named
	Message string            `json:"message,omitempty"`
	// Guards says that an instance whose spec uses what the gate guards is refused or warned about without it.
	Guards bool `json:"guards,omitempty"`
}

// registered is KubeVirt's own table, which it does not export.
//
//go:linkname registered kubevirt.io/kubevirt/pkg/virt-config/featuregate.featureGates
var registered map[string]featuregate.FeatureGate

//go:linkname isEnabled kubevirt.io/kubevirt/pkg/virt-config.(*ClusterConfig).isFeatureGateEnabled
func isEnabled(config *virtconfig.ClusterConfig, name string) bool

func gates(config *virtconfig.ClusterConfig) map[string]gate {
	found := map[string]gate{}
	for name, known := range registered {
		found[name] = gate{State: known.State, On: isEnabled(config, name), Message: known.Message, Guards: known.VmiSpecUsed != nil}
	}
	return found
}
