using System.CommandLine;
using JatengPortal.Identity.Contracts;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;

namespace JatengPortal.Web.Commands;

/// <summary><c>users create|invite|reset-password|grant|revoke|close|reopen</c>.</summary>
internal static class UsersCommand
{
    private static readonly Argument<string> User = new("user") { Description = "The name that the person signs in with." };

    public static Command Create() => new("users", "Accounts of people.")
    {
        CreateUser(),
        Invite(),
        ResetPassword(),
        Grant(),
        Revoke(),
        Change("close", "Closes an account: nobody signs in to it any more.", "is closed", (register, user, token) => register.CloseAsync(user, token)),
        Change("reopen", "Opens a closed account again.", "is open", (register, user, token) => register.ReopenAsync(user, token)),
        Change(
            "forget-second-steps", "Takes app, recovery codes and passkeys from an account whose person has lost them.", "signs in by password alone",
            (register, user, token) => register.ForgetSecondStepsAsync(user, token)),
    };

    private static Command CreateUser()
    {
        var name = new Option<string>("--name") { Description = "What others see; the user name where it is left out." };
        var email = new Option<string>("--email") { Description = "E-mail address." };
        var host = new Option<bool>("--host-administrator") { Description = "Lets the person administer the whole portal." };
        var command = new Command("create", "Makes an account and prints its first password.") { User, name, email, host };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            async register =>
            {
                var user = parsed.GetValue(User)!;
                var password = await register.CreateAsync(
                    user, parsed.GetValue(name) ?? user, parsed.GetValue(email), password: null, parsed.GetValue(host), cancellationToken);
                Console.WriteLine($"{user}: {password}");
                Console.WriteLine("Hand it over; at the first sign-in another one has to be chosen.");
            },
            cancellationToken));
        return command;
    }

    private static Command Invite()
    {
        var email = new Argument<string>("email") { Description = "E-mail address; the user name is made from it." };
        var name = new Option<string>("--name") { Description = "What others see.", Required = true };
        var command = new Command("invite", "Makes an account for which the person chooses a password by a link, which is mailed or printed.") { email, name };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            async register => Print(await register.InviteAsync(
                parsed.GetValue(email)!, parsed.GetValue(name)!, tenant: null, roles: [], cancellationToken)),
            cancellationToken));
        return command;
    }

    private static void Print(Invitation invitation) => Console.WriteLine(invitation.Address is null
        ? $"{invitation.UserName}: the link is mailed"
        : $"{invitation.UserName}: {invitation.Address}\nHand it over; it works once.");

    private static Command ResetPassword()
    {
        var link = new Option<bool>("--link") { Description = "Mails or prints a link by which the person chooses a password, and leaves the present one." };
        var command = new Command("reset-password", "Gives an account a new password, prints it, and signs its devices out.") { User, link };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            async register =>
            {
                var user = parsed.GetValue(User)!;
                if (parsed.GetValue(link))
                {
                    Print(await register.SendResetLinkAsync(user, cancellationToken));
                    return;
                }

                Console.WriteLine($"{user}: {await register.ResetPasswordAsync(user, cancellationToken)}");
                Console.WriteLine("Hand it over; at the next sign-in another one has to be chosen.");
            },
            cancellationToken));
        return command;
    }

    private static Command Grant() => Membership("grant", "Gives an account a role in a tenant.",
        async (register, user, site, role, cancellationToken) =>
        await register.GrantAsync(user, site, role, cancellationToken)
            ? $"{user} has the role {role} in {site.Name} now"
            : $"{user} has the role {role} in {site.Name} already");

    private static Command Revoke() => Membership("revoke", "Takes a role in a tenant from an account.",
        async (register, user, site, role, cancellationToken) =>
        await register.RevokeAsync(user, site, role, cancellationToken)
            ? $"{user} has the role {role} in {site.Name} no more"
            : $"{user} has no role {role} in {site.Name}");

    private static Command Membership(
        string verb, string description, Func<AccountRegister, string, Tenant, string, CancellationToken, Task<string>> change)
    {
        var tenant = new Argument<string>("tenant") { Description = "Name of the tenant." };
        var role = new Argument<string>("role") { Description = "Name of one of its roles." };
        var command = new Command(verb, description) { User, tenant, role };
        command.SetAction((parsed, cancellationToken) => VerbHost.RunAsync(
            async services =>
            {
                var site = services.RequireTenant(parsed.GetValue(tenant)!);
                Console.WriteLine(await WithRegisterAsync(
                    services, register => change(register, parsed.GetValue(User)!, site, parsed.GetValue(role)!, cancellationToken)));
            },
            cancellationToken));
        return command;
    }

    private static Command Change(
        string verb, string description, string now, Func<AccountRegister, string, CancellationToken, Task> change)
    {
        var command = new Command(verb, description) { User };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            async register =>
            {
                await change(register, parsed.GetValue(User)!, cancellationToken);
                Console.WriteLine($"{parsed.GetValue(User)} {now} now");
            },
            cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(Func<AccountRegister, Task> work, CancellationToken cancellationToken) => VerbHost.RunAsync(
        services => WithRegisterAsync(services, async register =>
        {
            await work(register);
            return true;
        }),
        cancellationToken);

    private static async Task<T> WithRegisterAsync<T>(IServiceProvider services, Func<AccountRegister, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentAccount>().Set(VerbHost.Operator, PermissionSet.All);
        return await work(scope.ServiceProvider.GetRequiredService<AccountRegister>());
    }
}
