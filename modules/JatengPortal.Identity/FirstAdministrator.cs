using JatengPortal.Identity.Contracts;
using JatengPortal.Kernel;
using JatengPortal.Kernel.Data;
using Microsoft.Extensions.Options;

namespace JatengPortal.Identity;

/// <summary>Where nobody administers the portal yet, makes the account that does (administrator host).</summary>
internal sealed class FirstAdministrator(AccountRegister register, IOptions<PortalOptions> options) : IBeforeServing
{
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        if (await register.HasHostAdministratorAsync(cancellationToken))
            return null;
        var setup = options.Value.Setup;
        var password = await register.CreateAsync(
            setup.AdminUserName, "Administrator portal", email: null, setup.AdminPassword, isHostAdministrator: true, cancellationToken);
        // One that was given stays where it was given from.
        return setup.AdminPassword is not null
            ? $"Akun administrator: {setup.AdminUserName}, dengan kata sandi dari pengaturan."
            : $"Akun administrator: {setup.AdminUserName}\nKata sandi (hanya ditampilkan sekali): {password}";
    }
}
