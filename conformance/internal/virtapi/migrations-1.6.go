//go:build before1.7

package virtapi

import (
	"net/http"

	validate "kubevirt.io/kubevirt/pkg/virt-api/webhooks/validating-webhook"
	"kubevirt.io/kubevirt/pkg/virt-operator/resource/generate/components"
)

func migrations(h handling) routes {
	return routes{
		components.MigrationCreateValidatePath: func(w http.ResponseWriter, r *http.Request) {
			validate.ServeMigrationCreate(w, r, h.config, h.client)
		},
		components.LauncherEvictionValidatePath: func(w http.ResponseWriter, r *http.Request) {
			validate.ServePodEvictionInterceptor(w, r, h.config, h.client)
		},
	}
}
