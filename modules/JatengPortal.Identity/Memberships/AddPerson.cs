using JatengPortal.Identity.Accounts;
using JatengPortal.Identity.Contracts;
using JatengPortal.Identity.Invitations;
using JatengPortal.Kernel.Mail;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace JatengPortal.Identity.Memberships;

/// <summary>Gives roles to somebody who has none here yet: who has an account gets them at once, others are invited by e-mail.</summary>
internal static class AddPerson
{
    public const string Path = ListPeople.Path + "/tambah";
    private const int LongestName = 256;

    internal static void Map(FeatureRoutes routes)
    {
        routes.MapGet(Path, (TenantRoles roles, CurrentTenant current, CurrentAccount account, CancellationToken cancellationToken) =>
            PageAsync("", "", [], new FormErrors(), roles, current, account,
                cancellationToken)).RequirePermission(IdentityModule.ManagePeople);
        routes.MapPost(Path, HandleAsync).RequirePermission(IdentityModule.ManagePeople);
    }

    private static async Task<IResult> HandleAsync(
        IFormCollection form, UserManager<PortalAccount> accounts, MembershipRegister memberships, RoleNews news, AccountRegister register, TenantRoles roles,
        CurrentTenant current, CurrentAccount acting, Links links, CancellationToken cancellationToken)
    {
        var (who, name, chosen) = (form["siapa"].ToString().Trim(), form["nama"].ToString().Trim(),
            form["peran"].OfType<string>().Distinct().ToList());
        var errors = new FormErrors();
        if (who.Length is 0 or > LongestName)
            errors.Add("siapa", Texts.Person_who_missing);
        if (chosen.Count == 0)
            errors.Add("peran", Texts.Person_role_missing);
        var account = errors.IsEmpty ? await accounts.FindByNameAsync(who) ?? await accounts.FindByEmailAsync(who) : null;
        if (errors.IsEmpty && account is null && !MailQueue.IsAddress(who))
            errors.Add("siapa", Texts.Person_unknown);
        else if (errors.IsEmpty && account is null && name.Length == 0)
            errors.Add("nama", Texts.Person_name_missing);
        else if (account is { ClosedUtc: not null })
            errors.Add("siapa", Texts.Person_closed);
        else if (account is not null && account.Id == acting.Account!.Id)
            errors.Add("siapa", Texts.Person_is_you);
        try
        {
            if (errors.IsEmpty && account is not null)
            {
                await memberships.ChangeAsync(account, current.Tenant, chosen, [], cancellationToken);
                await news.TellAsync(account, current.Tenant, chosen, cancellationToken);
                return links.Redirect(ListPeople.Path, PeopleNotices.Added);
            }

            if (errors.IsEmpty)
            {
                var invitation = await register.InviteAsync(who, name, current.Tenant, chosen, cancellationToken);
                if (invitation.Address is null)
                    return links.Redirect(ListPeople.Path, PeopleNotices.Invited);
                // The link opens the account, wherever it is given roles later: that is not for one agency's administrator to hold.
                return !acting.Account!.IsHostAdministrator
                    ? links.Redirect(ListPeople.Path, PeopleNotices.ToBeHandedOver)
                    : new RazorComponentResult<HandOverPage>(new { Between = Between, invitation.DisplayName, invitation.Address,
                        Kind = AccountLinkKind.Invitation, Back = ListPeople.Path });
            }
        }
        catch (RuleViolationException refused)
        {
            errors.Add(refused.Code == "account.refused" ? "siapa" : "peran", PeopleNotices.WordsOf(refused));
        }

        return await PageAsync(who, name, chosen, errors, roles, current, acting, cancellationToken);
    }

    private static IReadOnlyList<(string, string)> Between => [(Texts.People, ListPeople.Path)];

    private static async Task<RazorComponentResult<AddPersonPage>> PageAsync(
        string who, string name, IReadOnlyCollection<string> chosen, FormErrors errors, TenantRoles roles, CurrentTenant current,
            CurrentAccount account, CancellationToken cancellationToken) =>
        new(new
        {
            Who = who.Length > LongestName ? "" : who,
            Name = name,
            Chosen = chosen,
            Roles = RoleChoices.For(account, await roles.ListAsync(current.Tenant, cancellationToken)),
            Errors = errors,
        }) { StatusCode = errors.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
}
