//go:build !before1.8

package launcher

import (
	netresources "kubevirt.io/kubevirt/pkg/network/resources"
	"kubevirt.io/kubevirt/pkg/virt-controller/services"
)

// netMemory is what network bindings add to the memory of the pod.
var netMemory = services.WithNetMemoryCalculator(netresources.MemoryCalculator{})
