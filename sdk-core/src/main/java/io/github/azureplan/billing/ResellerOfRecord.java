package io.github.azureplan.billing;

import io.github.azureplan.common.MpnId;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who resold what a line charges, as far as the line tells.
 *
 * @param kind what the line says
 * @param mpnId the location id of the reseller or the partner, or null when the line has none
 */
public record ResellerOfRecord(Kind kind, @Nullable MpnId mpnId) {
    /** What a line says of the reseller. */
    public enum Kind {
        /** A reseller. */
        RESELLER,
        /** The partner's own location: it sold directly, or its reseller has no id. */
        OWN,
        /** The reseller was removed; the service writes -1. */
        REMOVED,
        /** The line says nothing, as unbilled lines may. */
        NOT_TOLD
    }

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,20}");

    static final ResellerOfRecord NOT_TOLD = new ResellerOfRecord(Kind.NOT_TOLD, null);
    private static final ResellerOfRecord REMOVED = new ResellerOfRecord(Kind.REMOVED, null);

    /**
     * What a line of use says.
     *
     * @param line a line with the columns Tier2MpnId and MpnId
     * @return the reseller of record
     */
    public static ResellerOfRecord of(UsageLine line) {
        String reseller = line.row().text(UsageLine.TIER2_MPN_ID);
        return of(reseller, line.row().text(UsageLine.MPN_ID));
    }

    static ResellerOfRecord of(@Nullable String reseller, @Nullable String own) {
        String id = reseller == null ? "" : reseller.strip();
        if (id.startsWith("-")) {
            return REMOVED;
        }
        if (!DIGITS.matcher(id).matches()) {
            return NOT_TOLD;
        }
        boolean isOwn = own != null && own.strip().equals(id);
        return new ResellerOfRecord(isOwn ? Kind.OWN : Kind.RESELLER, MpnId.of(id));
    }

    /** Its value in a group: kind, a space and the id if there is one. */
    String value() {
        String word = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return mpnId == null ? word : word + " " + mpnId;
    }

    static ResellerOfRecord ofValue(String value) {
        int end = value.lastIndexOf(' ');
        String id = value.substring(end + 1);
        if (DIGITS.matcher(id).matches()) {
            return new ResellerOfRecord(Kind.valueOf(value.substring(0, end).toUpperCase(Locale.ROOT)), MpnId.of(id));
        }
        return value.equals(REMOVED.value()) ? REMOVED : NOT_TOLD;
    }

    /** The kind and the id if there is one. */
    @Override
    public String toString() {
        return value();
    }
}
