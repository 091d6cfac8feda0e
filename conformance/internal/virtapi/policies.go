//go:build !before1.9

package virtapi

import (
	"net/http"

	validate "kubevirt.io/kubevirt/pkg/virt-api/webhooks/validating-webhook"
	"kubevirt.io/kubevirt/pkg/virt-operator/resource/generate/components"
)

// policies are those of MigrationPolicies, and of Plugins, which came with v1.9.
func policies(h handling) routes {
	return routes{
		components.MigrationPolicyCreateValidatePath: func(w http.ResponseWriter, r *http.Request) { validate.ServeMigrationPolicies(w, r, h.config) },
		components.PluginValidatePath:                func(w http.ResponseWriter, r *http.Request) { validate.ServePlugins(w, r, h.config) },
	}
}
