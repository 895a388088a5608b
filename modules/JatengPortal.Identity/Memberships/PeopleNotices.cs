using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Theming.Administration;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Identity.Memberships;

/// <summary>What the screens of people, roles and accounts say after a post.</summary>
internal static class PeopleNotices
{
    public static readonly Notice Added = new("pengguna-ditambahkan", NoticeKind.Success, () => Texts.Person_added);
    public static readonly Notice Invited = new("pengguna-diundang", NoticeKind.Success, () => Texts.Person_invited);
    public static readonly Notice ToBeHandedOver = new("tautan-dari-administrator", NoticeKind.Warning, () =>
        Texts.Person_to_be_handed_over);
    public static readonly Notice Removed = new("pengguna-dikeluarkan", NoticeKind.Success, () => Texts.Person_removed);
    public static readonly Notice Beyond = new("di-luar-wewenang", NoticeKind.Error, () => Texts.Beyond_yours);
    public static readonly Notice NotYourself = new("bukan-diri-sendiri", NoticeKind.Error, () => Texts.Person_is_you);
    public static readonly Notice LinkMailed = new("tautan-dikirim", NoticeKind.Success, () => Texts.Link_mailed);
    public static readonly Notice AccountClosed = new("akun-ditutup", NoticeKind.Success, () => Texts.Account_closed);
    public static readonly Notice AccountReopened = new("akun-dibuka", NoticeKind.Success, () => Texts.Account_reopened);
    public static readonly Notice SessionsEnded = new("sesi-diakhiri", NoticeKind.Success, () => Texts.Account_sessions_ended);
    public static readonly Notice SecondStepsForgotten = new("langkah-kedua-dihapus", NoticeKind.Success, () => Texts.Second_steps_forgotten);
    public static readonly Notice NotOwnAccount = new("bukan-akun-sendiri", NoticeKind.Error, () => Texts.Account_is_yours);
    public static readonly Notice LastAdministrator = new("administrator-terakhir", NoticeKind.Error, () =>
        Texts.Account_last_administrator);

    public static void Add(IServiceCollection services)
    {
        foreach (var notice in new[]
                 {
                     Added, Invited, ToBeHandedOver, Removed, Beyond, NotYourself, LinkMailed, AccountClosed, AccountReopened,
                     SessionsEnded, SecondStepsForgotten, NotOwnAccount, LastAdministrator,
                 })
        {
            services.AddNotice(notice);
        }
    }

    /// <summary>What a refusal means for whoever fills in a form.</summary>
    public static string WordsOf(RuleViolationException refused) => refused.Code switch
    {
        "permission.missing" => Texts.Beyond_yours,
        "role.unknown" => Texts.Role_gone,
        "role.taken" => Texts.Role_taken,
        "role.changed-meanwhile" => Texts.Role_changed_meanwhile,
        "role.refused" => Texts.Role_refused,
        // In the words of the portal already: names and addresses that don't fit, or are taken.
        _ => refused.Message,
    };
}
