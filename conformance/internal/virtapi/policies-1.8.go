//go:build before1.9

package virtapi

import (
	validate "kubevirt.io/kubevirt/pkg/virt-api/webhooks/validating-webhook"
	"kubevirt.io/kubevirt/pkg/virt-operator/resource/generate/components"
)

func policies(handling) routes {
	return routes{components.MigrationPolicyCreateValidatePath: validate.ServeMigrationPolicies}
}
