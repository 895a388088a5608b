using JatengPortal.Identity.Contracts;
using JatengPortal.Identity.Invitations;
using JatengPortal.Identity.Memberships;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JatengPortal.Identity.Accounts.Administration;

/// <summary>Makes an account: the person is invited, or gets a password on paper that has to be changed at once.</summary>
internal static class CreateAccount
{
    public const string Path = ListAccounts.Path + "/baru";
    public const string ByInvitation = "undangan";
    public const string ByPassword = "sandi";

    internal static void Map(FeatureRoutes routes)
    {
        routes.MapGet(Path, () => Page("", "", "", ByInvitation, new FormErrors()));
        routes.MapPost(Path, HandleAsync);
    }

    private static IReadOnlyList<(string, string)> Between => [(Texts.Accounts, ListAccounts.Path)];

    private static async Task<IResult> HandleAsync(IFormCollection form, AccountRegister register, Links links,
        CancellationToken cancellationToken)
    {
        var (email, name, user) = (form["surel"].ToString().Trim(), form["nama"].ToString().Trim(), form["pengguna"].ToString().Trim());
        var way = form["cara"] == ByPassword ? ByPassword : ByInvitation;
        var errors = new FormErrors();
        if (name.Length == 0)
            errors.Add("nama", Texts.Name_missing);
        if (way == ByPassword && user.Length == 0)
            errors.Add("pengguna", Texts.User_name_missing);
        if (way != ByPassword && email.Length == 0)
            errors.Add("surel", Texts.Email_missing);
        if (!errors.IsEmpty)
            return Page(email, name, user, way, errors);
        try
        {
            if (way == ByPassword)
            {
                var password = await register.CreateAsync(user, name, email, password: null, isHostAdministrator: false, cancellationToken);
                return new RazorComponentResult<FirstPasswordPage>(new { Between, DisplayName = name, UserName = user,
                    Password = password });
            }

            var invitation = await register.InviteAsync(email, name, tenant: null, roles: [], cancellationToken);
            return invitation.Address is null
                ? links.Redirect(ListAccounts.Path, PeopleNotices.Invited)
                : new RazorComponentResult<HandOverPage>(new { Between, invitation.DisplayName, invitation.Address,
                    Kind = AccountLinkKind.Invitation, Back = ListAccounts.Path });
        }
        catch (RuleViolationException refused)
        {
            errors.Add("", refused.Message);
            return Page(email, name, user, way, errors);
        }
    }

    private static RazorComponentResult<CreateAccountPage> Page(string email, string name, string user, string way,
        FormErrors errors) => new(new
    {
        Email = email,
        Name = name,
        UserName = user,
        Way = way,
        Errors = errors,
    }) { StatusCode = errors.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
}
