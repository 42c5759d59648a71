// Generated from the server's OpenAPI document by `npm run api`. Do not edit by hand.

export interface paths {
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign up */
        post: operations["create_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/passkey_options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin a sign-up with a passkey */
        post: operations["begin_account_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Activities, newest first */
        get: operations["list_activities"];
        put?: never;
        /** Bring a recording */
        post: operations["upload_activity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One activity */
        get: operations["get_activity"];
        put?: never;
        post?: never;
        /** Delete an activity */
        delete: operations["delete_activity"];
        options?: never;
        head?: never;
        /** Change an activity */
        patch: operations["update_activity"];
        trace?: never;
    };
    "/api/v1/activities/{id}/original": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file as it was uploaded */
        get: operations["get_original"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities/{id}/streams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Samples of an activity */
        get: operations["get_streams"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/athletes/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An athlete's page */
        get: operations["get_athlete"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/body": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My body numbers */
        get: operations["get_body"];
        /** Change my body numbers */
        put: operations["put_body"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/countries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Countries and who may sign up from them */
        get: operations["list_countries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handles/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is this handle free? */
        get: operations["check_handle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How an archive is doing */
        get: operations["get_import"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My account */
        get: operations["get_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change my account */
        patch: operations["update_me"];
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set my password */
        put: operations["set_password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My passkeys */
        get: operations["list_passkeys"];
        put?: never;
        /** Add a passkey */
        post: operations["add_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a passkey */
        delete: operations["delete_passkey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to add a passkey */
        post: operations["begin_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Level, streak, badges and bests */
        get: operations["get_progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Devices that are signed in */
        get: operations["list_sessions"];
        put?: never;
        /** Sign in */
        post: operations["create_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign a device out */
        delete: operations["delete_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with a passkey */
        post: operations["create_passkey_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/passkey_options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin a sign-in with a passkey */
        post: operations["begin_session_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/summaries/week": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A week at a glance */
        get: operations["get_week_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/web_config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the web app needs to know before it starts */
        get: operations["get_web_config"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Activity: {
            /** Format: double */
            ascent_m?: number | null;
            athlete: components["schemas"]["AthleteCard"];
            audience: components["schemas"]["Audience"];
            /** Format: double */
            avg_cadence_rpm?: number | null;
            /** Format: double */
            avg_heart_rate_bpm?: number | null;
            /** Format: double */
            avg_power_w?: number | null;
            /** Format: double */
            avg_speed_mps?: number | null;
            /** Format: double */
            avg_temperature_c?: number | null;
            best_efforts: components["schemas"]["BestEffort"][];
            /** Format: double */
            calories_kcal?: number | null;
            /** Format: double */
            descent_m?: number | null;
            description?: string | null;
            device?: string | null;
            /** Format: double */
            distance_m?: number | null;
            earned?: null | components["schemas"]["Earned"];
            /** Format: double */
            elapsed_s?: number | null;
            file_name?: string | null;
            /** Format: double */
            grade_adjusted_speed_mps?: number | null;
            has_map: boolean;
            has_streams: boolean;
            id: string;
            laps: components["schemas"]["Lap"][];
            /** Format: double */
            load?: number | null;
            load_source?: null | components["schemas"]["LoadSource"];
            /** Format: double */
            max_cadence_rpm?: number | null;
            /** Format: double */
            max_heart_rate_bpm?: number | null;
            /** Format: double */
            max_power_w?: number | null;
            /** Format: double */
            max_speed_mps?: number | null;
            mine: boolean;
            /** Format: double */
            moving_s?: number | null;
            outline?: string | null;
            pauses: components["schemas"]["Pause"][];
            splits_km: components["schemas"]["Split"][];
            splits_mile: components["schemas"]["Split"][];
            sport: components["schemas"]["Sport"];
            /** Format: date-time */
            started_at: string;
            /** Format: date */
            started_on: string;
            sub_sport?: string | null;
            time_zone: string;
            /** Format: double */
            timer_s?: number | null;
            title: string;
            warnings: string[];
            /** Format: double */
            weighted_power_w?: number | null;
            zones?: components["schemas"]["ZoneTime"][] | null;
        };
        ActivityCard: {
            /** Format: double */
            ascent_m?: number | null;
            athlete: components["schemas"]["AthleteCard"];
            audience: components["schemas"]["Audience"];
            /** Format: double */
            avg_heart_rate_bpm?: number | null;
            /** Format: double */
            avg_power_w?: number | null;
            /** Format: double */
            avg_speed_mps?: number | null;
            /** Format: double */
            distance_m?: number | null;
            /** Format: double */
            elapsed_s?: number | null;
            id: string;
            mine: boolean;
            /** Format: double */
            moving_s?: number | null;
            outline?: string | null;
            sport: components["schemas"]["Sport"];
            /** Format: date-time */
            started_at: string;
            /** Format: date */
            started_on: string;
            sub_sport?: string | null;
            time_zone: string;
            /** Format: double */
            timer_s?: number | null;
            title: string;
        };
        ActivityPage: {
            items: components["schemas"]["ActivityCard"][];
            next?: string | null;
        };
        ActivityPatch: {
            audience?: null | components["schemas"]["Audience"];
            description?: string | null;
            sport?: null | components["schemas"]["Sport"];
            title?: string | null;
        };
        /** @enum {string} */
        Admission: "open" | "adults_only" | "closed";
        AthleteCard: {
            country: string;
            handle: string;
            id: string;
            name: string;
        };
        /** @enum {string} */
        Audience: "everyone" | "only_me";
        Badge: {
            activity_id?: string | null;
            /** Format: date */
            earned_on?: string | null;
            id: string;
            progress?: null | components["schemas"]["BadgeProgress"];
            tier?: null | components["schemas"]["Tier"];
        };
        BadgeProgress: {
            /** Format: double */
            goal: number;
            unit: string;
            /** Format: double */
            value: number;
        };
        BestEffort: {
            /** Format: double */
            distance_m: number;
            /** Format: double */
            elapsed_s: number;
            name: string;
            personal_best: boolean;
            /** Format: double */
            started_after_s: number;
        };
        Body: {
            /** Format: double */
            assumed_max_heart_rate_bpm: number;
            /** Format: double */
            max_heart_rate_bpm?: number | null;
            /** Format: double */
            resting_heart_rate_bpm?: number | null;
            sex?: null | components["schemas"]["Sex"];
            /** Format: double */
            threshold_power_w?: number | null;
            /** Format: double */
            weight_kg?: number | null;
        };
        Ceremony: {
            ceremony_id: string;
            options: unknown;
        };
        Country: {
            admission: components["schemas"]["Admission"];
            code: string;
            /** Format: int64 */
            min_age: number;
            name: string;
            reason?: string | null;
        };
        CountryList: {
            items: components["schemas"]["Country"][];
        };
        Credentials: {
            email: string;
            password: string;
        };
        DayTotals: {
            /** Format: int64 */
            activities: number;
            /** Format: double */
            ascent_m: number;
            /** Format: double */
            distance_m: number;
            /** Format: double */
            load: number;
            /** Format: double */
            moving_s: number;
            /** Format: date */
            on: string;
        };
        Earned: {
            badges: components["schemas"]["Badge"][];
            /** Format: int64 */
            experience: number;
            /** Format: int64 */
            level_after: number;
            /** Format: int64 */
            level_before: number;
            personal_bests: components["schemas"]["EarnedBest"][];
            /** Format: int64 */
            streak_weeks: number;
        };
        EarnedBest: {
            effort: string;
            /** Format: double */
            elapsed_s: number;
            /** Format: double */
            previous_s?: number | null;
        };
        /** @enum {string} */
        FileOutcome: "recorded" | "already_here" | "refused";
        HandleAnswer: {
            available: boolean;
            handle: string;
            reason?: string | null;
        };
        Import: {
            /** Format: int64 */
            already_here: number;
            file_name: string;
            files: components["schemas"]["ImportFile"][];
            id: string;
            /** Format: int64 */
            recorded: number;
            /** Format: int64 */
            refused: number;
            status: components["schemas"]["ImportStatus"];
            /** Format: int64 */
            total: number;
        };
        ImportFile: {
            activity_id?: string | null;
            detail?: string | null;
            name: string;
            outcome: components["schemas"]["FileOutcome"];
        };
        /** @enum {string} */
        ImportStatus: "working" | "done";
        /** @enum {string} */
        Language: "en" | "ru";
        Lap: {
            /** Format: double */
            ascent_m?: number | null;
            /** Format: double */
            avg_cadence_rpm?: number | null;
            /** Format: double */
            avg_heart_rate_bpm?: number | null;
            /** Format: double */
            avg_power_w?: number | null;
            /** Format: double */
            avg_speed_mps?: number | null;
            /** Format: double */
            distance_m?: number | null;
            /** Format: double */
            elapsed_s: number;
            /** Format: int64 */
            index: number;
            /** Format: double */
            max_heart_rate_bpm?: number | null;
            /** Format: double */
            moving_s?: number | null;
            /** Format: double */
            started_after_s: number;
            /** Format: double */
            timer_s: number;
        };
        LoadDay: {
            /** Format: double */
            fatigue: number;
            /** Format: double */
            fitness: number;
            /** Format: double */
            form: number;
            /** Format: double */
            load: number;
            /** Format: date */
            on: string;
        };
        /** @enum {string} */
        LoadSource: "heart_rate" | "power" | "pace" | "duration";
        LoadSummary: {
            days: components["schemas"]["LoadDay"][];
            /** Format: double */
            fatigue: number;
            /** Format: double */
            fitness: number;
            /** Format: double */
            form: number;
        };
        Me: {
            /** Format: date */
            birth_on: string;
            country: string;
            /** Format: date-time */
            created_at: string;
            default_audience: components["schemas"]["Audience"];
            email: string;
            handle: string;
            has_password: boolean;
            id: string;
            language: components["schemas"]["Language"];
            name: string;
            time_zone: string;
            units: components["schemas"]["Units"];
        };
        MePatch: {
            default_audience?: null | components["schemas"]["Audience"];
            handle?: string | null;
            language?: null | components["schemas"]["Language"];
            name?: string | null;
            time_zone?: string | null;
            units?: null | components["schemas"]["Units"];
        };
        NewAccount: {
            /** Format: date */
            birth_on: string;
            country: string;
            email: string;
            handle: string;
            language: components["schemas"]["Language"];
            name: string;
            passkey?: null | components["schemas"]["PasskeyAnswer"];
            password?: string | null;
            time_zone: string;
            units: components["schemas"]["Units"];
        };
        NewBody: {
            /** Format: double */
            max_heart_rate_bpm?: number | null;
            /** Format: double */
            resting_heart_rate_bpm?: number | null;
            sex?: null | components["schemas"]["Sex"];
            /** Format: double */
            threshold_power_w?: number | null;
            /** Format: double */
            weight_kg?: number | null;
        };
        NewPasskey: {
            ceremony_id: string;
            credential: unknown;
            name: string;
        };
        NewPassword: {
            current?: string | null;
            new: string;
        };
        Passkey: {
            /** Format: date-time */
            created_at: string;
            id: string;
            /** Format: date-time */
            last_used_at?: string | null;
            name: string;
        };
        PasskeyAnswer: {
            ceremony_id: string;
            credential: unknown;
        };
        PasskeyList: {
            items: components["schemas"]["Passkey"][];
        };
        PasskeyOwner: {
            email: string;
            name: string;
        };
        Pause: {
            /** Format: double */
            duration_s: number;
            /** Format: double */
            started_after_s: number;
        };
        PersonalBest: {
            activity_id: string;
            /** Format: double */
            distance_m: number;
            effort: string;
            /** Format: double */
            elapsed_s: number;
            /** Format: date */
            on: string;
            sport: components["schemas"]["Sport"];
        };
        Problem: {
            code: string;
            detail: string;
            fields?: {
                [key: string]: string;
            } | null;
            incident?: string | null;
            /** Format: int64 */
            status: number;
            title: string;
            type: string;
        };
        Profile: {
            athlete: components["schemas"]["AthleteCard"];
            badges: components["schemas"]["Badge"][];
            /** Format: int64 */
            level: number;
            /** Format: date */
            member_since_on: string;
            recent: components["schemas"]["ActivityCard"][];
            /** Format: int64 */
            streak_weeks: number;
            totals: components["schemas"]["SportTotals"][];
            you: boolean;
        };
        Progress: {
            badges: components["schemas"]["Badge"][];
            /** Format: int64 */
            experience: number;
            /** Format: int64 */
            level: number;
            /** Format: int64 */
            level_starts_at: number;
            next_badges: components["schemas"]["Badge"][];
            /** Format: int64 */
            next_level_at: number;
            personal_bests: components["schemas"]["PersonalBest"][];
            streak: components["schemas"]["Streak"];
        };
        Session: {
            /** Format: date-time */
            created_at: string;
            current: boolean;
            device: string;
            id: string;
            /** Format: date-time */
            last_used_at: string;
        };
        SessionList: {
            items: components["schemas"]["Session"][];
        };
        /** @enum {string} */
        Sex: "female" | "male";
        SignedIn: {
            me: components["schemas"]["Me"];
            session_token: string;
        };
        Split: {
            /** Format: double */
            ascent_m?: number | null;
            /** Format: double */
            avg_heart_rate_bpm?: number | null;
            /** Format: double */
            avg_speed_mps: number;
            /** Format: double */
            descent_m?: number | null;
            /** Format: double */
            distance_m: number;
            /** Format: double */
            elapsed_s: number;
            /** Format: double */
            grade_adjusted_speed_mps?: number | null;
            /** Format: int64 */
            index: number;
            /** Format: double */
            moving_s: number;
        };
        /** @enum {string} */
        Sport: "running" | "cycling" | "walking" | "hiking" | "swimming" | "rowing" | "skiing" | "skating" | "strength" | "yoga" | "other";
        SportTotals: {
            /** Format: int64 */
            activities: number;
            /** Format: double */
            distance_m: number;
            /** Format: double */
            moving_s: number;
            sport: components["schemas"]["Sport"];
        };
        Streak: {
            /** Format: int64 */
            best_weeks: number;
            /** Format: int64 */
            days_this_week: number;
            freeze_available: boolean;
            /** Format: int64 */
            goal_days: number;
            /** Format: int64 */
            weeks: number;
        };
        Streams: {
            altitude_m?: (number | null)[] | null;
            cadence_rpm?: (number | null)[] | null;
            distance_m?: (number | null)[] | null;
            grade?: (number | null)[] | null;
            heart_rate_bpm?: (number | null)[] | null;
            latitude_deg?: (number | null)[] | null;
            longitude_deg?: (number | null)[] | null;
            /** Format: int64 */
            points: number;
            power_w?: (number | null)[] | null;
            speed_mps?: (number | null)[] | null;
            temperature_c?: (number | null)[] | null;
            time_s: number[];
        };
        /** @enum {string} */
        Tier: "bronze" | "silver" | "gold";
        /** @enum {string} */
        Units: "metric" | "imperial";
        UploadAnswer: {
            activities: components["schemas"]["ActivityCard"][];
            earned?: null | components["schemas"]["Earned"];
            import?: null | components["schemas"]["Import"];
            outcome: components["schemas"]["UploadOutcome"];
            warnings: string[];
        };
        /** @enum {string} */
        UploadOutcome: "recorded" | "already_here" | "archive";
        WebConfig: {
            map_style_url?: string | null;
            version: string;
        };
        WeekSummary: {
            days: components["schemas"]["DayTotals"][];
            load: components["schemas"]["LoadSummary"];
            previous: components["schemas"]["WeekTotals"];
            totals: components["schemas"]["WeekTotals"];
            /** Format: date */
            week_starts_on: string;
        };
        WeekTotals: {
            /** Format: int64 */
            activities: number;
            /** Format: double */
            ascent_m: number;
            /** Format: double */
            distance_m: number;
            /** Format: double */
            load: number;
            /** Format: double */
            moving_s: number;
        };
        ZoneTime: {
            /** Format: double */
            from_bpm: number;
            /** Format: double */
            seconds: number;
            /** Format: double */
            to_bpm?: number | null;
            /** Format: int64 */
            zone: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    create_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAccount"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_account_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyOwner"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ceremony"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_activities: {
        parameters: {
            query?: {
                after?: string;
                athlete?: string;
                from?: string;
                limit?: number;
                q?: string;
                sport?: components["schemas"]["Sport"];
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityPage"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upload_activity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadAnswer"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadAnswer"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_activity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activity"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_activity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    update_activity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivityPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activity"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_original: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_streams: {
        parameters: {
            query?: {
                points?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Streams"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_athlete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_body: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Body"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_body: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Body"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_countries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountryList"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    check_handle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandleAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    update_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MePatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_passkeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyList"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPasskey"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ceremony"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_progress: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Progress"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_passkey_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyAnswer"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_session_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ceremony"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_week_summary: {
        parameters: {
            query?: {
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WeekSummary"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_web_config: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebConfig"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
