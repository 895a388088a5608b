using System.CommandLine;
using JatengPortal.Identity.Contracts;
using JatengPortal.Kernel.Security;

namespace JatengPortal.Web.Commands;

/// <summary><c>users create|reset-password|grant</c>.</summary>
internal static class UsersCommand
{
    private static readonly Argument<string> User = new("user") { Description = "The name that the person signs in with." };

    public static Command Create() => new("users", "Accounts of people.")
    {
        CreateUser(),
        ResetPassword(),
        Grant(),
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

    private static Command ResetPassword()
    {
        var command = new Command("reset-password", "Gives an account a new password, prints it, and signs its devices out.") { User };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            async register =>
            {
                var user = parsed.GetValue(User)!;
                Console.WriteLine($"{user}: {await register.ResetPasswordAsync(user, cancellationToken)}");
                Console.WriteLine("Hand it over; at the next sign-in another one has to be chosen.");
            },
            cancellationToken));
        return command;
    }

    private static Command Grant()
    {
        var tenant = new Argument<string>("tenant") { Description = "Name of the tenant." };
        var role = new Argument<string>("role") { Description = "Name of one of its roles." };
        var command = new Command("grant", "Gives an account a role in a tenant.") { User, tenant, role };
        command.SetAction((parsed, cancellationToken) => VerbHost.RunAsync(
            async services =>
            {
                var site = services.RequireTenant(parsed.GetValue(tenant)!);
                var (user, name) = (parsed.GetValue(User)!, parsed.GetValue(role)!);
                var isNew = await WithRegisterAsync(services, register => register.GrantAsync(user, site, name, cancellationToken));
                Console.WriteLine(isNew ? $"{user} has the role {name} in {site.Name} now" : $"{user} has the role {name} in {site.Name} already");
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
