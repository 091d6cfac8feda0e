//go:build before1.8

package launcher

import (
	binding "kubevirt.io/kubevirt/pkg/network/netbinding"
	"kubevirt.io/kubevirt/pkg/virt-controller/services"
)

var netMemory = services.WithNetBindingPluginMemoryCalculator(binding.MemoryCalculator{})
