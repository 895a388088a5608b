using JatengPortal.Identity.Contracts;
using JatengPortal.Identity.Invitations;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JatengPortal.Identity.Memberships;

/// <summary>Changes the roles that somebody holds here, takes all of them away, or invites the person once more.</summary>
internal static class ChangePerson
{
    internal static void Map(FeatureRoutes routes)
    {
        var person = routes.MapGroup(ListPeople.Path + "/{id:guid}").RequirePermission(IdentityModule.ManagePeople);
        person.MapGet("", ShowAsync);
        person.MapPost("", HandleAsync);
        person.MapGet("/hapus", AskAsync);
        person.MapPost("/hapus", RemoveAsync);
        person.MapPost("/undangan", InviteAgainAsync);
    }

    public static string PathOf(Guid account) => $"{ListPeople.Path}/{account}";

    private static async Task<Results<RazorComponentResult<PersonPage>, NotFound>> ShowAsync(Guid id, Subject subject,
        CancellationToken cancellationToken) =>
        await subject.FindAsync(id, cancellationToken) is { } found
            ? await subject.PageAsync(found, found.Roles, new FormErrors(), cancellationToken)
            : TypedResults.NotFound();

    private static async Task<IResult> HandleAsync(
        Guid id, IFormCollection form, Subject subject, MembershipRegister memberships, RoleNews news, CurrentTenant current, Links links,
        CancellationToken cancellationToken)
    {
        if (await subject.FindAsync(id, cancellationToken) is not { } found)
            return TypedResults.NotFound();
        var chosen = form["peran"].OfType<string>().Distinct().ToList();
        var errors = new FormErrors();
        if (subject.IsOwn(found))
            errors.Add("peran", Texts.Person_is_you);
        // Boxes that can't be changed aren't posted: what they stood for stays.
        var seen = form["semula"].ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (!seen.Order(StringComparer.Ordinal).SequenceEqual(found.Roles.Order(StringComparer.Ordinal)))
            errors.Add("peran", string.Format(null, Texts.Person_changed_meanwhile, string.Join(", ", found.Roles)));
        if (errors.IsEmpty)
        {
            try
            {
                var fixedRoles = await subject.FixedAsync(cancellationToken);
                var removed = found.Roles.Except(chosen).Except(fixedRoles).ToList();
                var given = chosen.Except(found.Roles).ToList();
                await memberships.ChangeAsync(found.Account, current.Tenant, given, removed, cancellationToken);
                await news.TellAsync(found.Account, current.Tenant, given, cancellationToken);
                return links.Redirect(ListPeople.Path, Notice.Saved);
            }
            catch (RuleViolationException refused)
            {
                errors.Add("peran", PeopleNotices.WordsOf(refused));
            }
        }

        return await subject.PageAsync(found, chosen, errors, cancellationToken);
    }

    private static async Task<Results<RazorComponentResult<ConfirmPage>, NotFound>> AskAsync(
        Guid id, Subject subject, CurrentTenant current, CancellationToken cancellationToken) =>
        await subject.FindAsync(id, cancellationToken) is not { } found ? TypedResults.NotFound()
            : new RazorComponentResult<ConfirmPage>(new
        {
            Title = Texts.Person_remove,
            Between = (IReadOnlyList<(string, string)>)[(Texts.People, ListPeople.Path), (found.Account.DisplayName, PathOf(id))],
            Question = string.Format(null, Texts.Person_remove_question, found.Account.DisplayName, current.Tenant.Title),
            Consequences = (IReadOnlyList<string>)[string.Format(null, Texts.Person_remove_roles, string.Join(", ", found.Roles)),
                Texts.Person_remove_account_stays],
            Action = PathOf(id) + "/hapus",
            Confirm = Texts.Person_remove,
            Cancel = PathOf(id),
        });

    private static async Task<IResult> RemoveAsync(
        Guid id, Subject subject, MembershipRegister memberships, CurrentTenant current, Links links, CancellationToken cancellationToken)
    {
        if (await subject.FindAsync(id, cancellationToken) is not { } found)
            return TypedResults.NotFound();
        if (subject.IsOwn(found))
            return links.Redirect(PathOf(id), PeopleNotices.NotYourself);
        try
        {
            await memberships.ChangeAsync(found.Account, current.Tenant, [], found.Roles, cancellationToken);
            return links.Redirect(ListPeople.Path, PeopleNotices.Removed);
        }
        catch (RuleViolationException)
        {
            return links.Redirect(PathOf(id), PeopleNotices.Beyond);
        }
    }

    private static async Task<IResult> InviteAgainAsync(
        Guid id, Subject subject, AccountRegister register, LinkLetters letters, CurrentTenant current, CurrentAccount acting, Links links,
        CancellationToken cancellationToken)
    {
        if (await subject.FindAsync(id, cancellationToken) is not { } found)
            return TypedResults.NotFound();
        if (!await subject.MayInviteAgainAsync(found, cancellationToken))
            return links.Redirect(PathOf(id), PeopleNotices.Beyond);
        // A new link would end the one that has perhaps been handed over, and nobody here may see it.
        if (!acting.Account!.IsHostAdministrator && !letters.CanMail(found.Account))
            return links.Redirect(PathOf(id), PeopleNotices.ToBeHandedOver);
        var invitation = await register.SendLinkAsync(found.Account, AccountLinkKind.Invitation, current.Tenant, cancellationToken);
        return invitation.Address is null
            ? links.Redirect(PathOf(id), PeopleNotices.Invited)
            : new RazorComponentResult<HandOverPage>(new
            {
                Between = (IReadOnlyList<(string, string)>)[(Texts.People, ListPeople.Path), (found.Account.DisplayName, PathOf(id))],
                invitation.DisplayName,
                invitation.Address,
                Kind = AccountLinkKind.Invitation,
                Back = PathOf(id),
            });
    }
}
