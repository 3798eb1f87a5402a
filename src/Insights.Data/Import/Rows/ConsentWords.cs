using System.Collections.Frozen;

namespace Insights.Data.Import.Rows;

/// <summary>Words for yes and no, and for agreeing to advertising, in English, German, French, Dutch, Spanish and Italian.</summary>
internal static class ConsentWords
{
    private static readonly FrozenDictionary<string, ConsentWord> Words = Read(
        (true, """
            yes, y, true, 1, on, x, ok, subscribed, subscribe, opt in, opted in, optin, double opt in, confirmed, confirmed opt in, single opt in, active, accepted, accepts, granted, agreed, agree, consented, given, allowed, enabled
            ja, j, wahr, an, aktiv, angemeldet, abonniert, erteilt, eingewilligt, zugestimmt, zustimmung, einwilligung erteilt, bestatigt, erlaubt, vorhanden, newsletter
            oui, o, vrai, abonne, inscrit, accepte, actif, consenti, d'accord
            waar, ingeschreven, geabonneerd, aangemeld, akkoord, toegestaan, actief, toestemming
            si, s, verdadero, suscrito, acepta, aceptado, activo, consentido, de acuerdo
            vero, iscritto, accettato, attivo, acconsentito
            """),
        (false, """
            no, n, false, 0, off, unsubscribed, unsubscribe, not subscribed, opt out, opted out, optout, inactive, declined, rejected, refused, denied, revoked, withdrawn, never subscribed, not given, not allowed, disabled, suppressed, bounced, cleaned, complained, do not contact
            nein, falsch, aus, inaktiv, abgemeldet, nicht angemeldet, nicht abonniert, nicht erteilt, abgelehnt, widerrufen, widersprochen, widerspruch, verweigert, gekundigt, nicht erlaubt, gesperrt
            non, faux, desabonne, desinscrit, non inscrit, non abonne, refuse, inactif, retire
            nee, onwaar, uitgeschreven, niet ingeschreven, afgemeld, geweigerd, inactief, ingetrokken
            falso, no suscrito, dado de baja, baja, rechazado, inactivo, revocado
            non iscritto, disiscritto, rifiutato, inattivo, revocato, cancellato
            """),
        (null, """
            unknown, pending, unconfirmed, not confirmed, awaiting confirmation, undecided, unset, not set, none, null, n/a, na, n a, not asked, transactional, invalid
            unbekannt, offen, ausstehend, unbestatigt, nicht bestatigt, keine angabe, k a, wartet auf bestatigung, nicht gefragt
            inconnu, en attente, non confirme, non renseigne, onbekend, in afwachting, niet bevestigd
            desconocido, pendiente, sin confirmar, sconosciuto, in attesa, non confermato
            """));

    /// <summary>What a word states; null where it is not known.</summary>
    internal static ConsentWord? Find(ReadOnlySpan<char> text)
    {
        if (text is "-" or "--" or "?") return new(null);
        return Words.TryGetValue(FoldedText.Of(text), out var word) ? word : null;
    }

    private static FrozenDictionary<string, ConsentWord> Read(params (bool? IsYes, string Words)[] lists) =>
        lists.SelectMany(
                list => list.Words.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                (list, word) => (Word: FoldedText.Of(word), Meaning: new ConsentWord(list.IsYes)))
            .ToFrozenDictionary(pair => pair.Word, pair => pair.Meaning, StringComparer.Ordinal);
}

/// <summary>What a word states about consent.</summary>
/// <param name="IsYes">True for yes, false for no, null where it states that nothing is known.</param>
internal sealed record ConsentWord(bool? IsYes);
